#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/shell.hpp"
#include "repository.hpp"
#include "session_fixture.hpp"

// What is shown fits the screen: no line is left to a terminal to break, which does it inside
// words.

using namespace iku;

namespace {

void check_lines(const std::string& text, int width) {
  for (const std::string_view line : split(text, '\n')) {
    CAPTURE(std::string(line));
    CHECK(display_width(line) <= width);
  }
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("the tables of every example fit 60, 80 and 110 columns") {
    for (const auto& workspace : test::files_below("examples", {".json"})) {
      if (workspace.filename() != "workspace.json") continue;
      for (const char* command : {"calc", "audit", "report"}) {
        for (const int width : {60, 80, 110}) {
          const std::string folder = workspace.parent_path().string();
          const std::vector<const char*> words = {"iku", command, folder.c_str()};
          std::ostringstream out;
          std::ostringstream err;
          cli::Streams streams{out, err};
          streams.width = width;
          cli::run(static_cast<int>(words.size()), words.data(), streams);
          CAPTURE(folder);
          CAPTURE(std::string(command));
          CAPTURE(width);
          CHECK_FALSE(out.str().empty());
          check_lines(out.str(), width);
        }
      }
    }
  }

  TEST_CASE("what the shell answers fits 60, 80 and 110 columns") {
    for (const int width : {60, 80, 110}) {
      const auto session = test::example_session("sumobito-2024");
      cli::Shell shell(*session, width, false);
      for (const char* entry :
           {".calc", ".explain ikpp", ".sens akip", ".rules akip", ".flip akip", ".trend akip",
            ".table akip by pengukuran=20..28/1 evaluasi=8..14/1", ".help", ".help once",
            ".set forkopimcam_ditindaklanjuti 50", ".set laporan_apbdes_tepat_waktu 70", ".overlay",
            ".calc", ".watch akip forkopimcam_ditindaklanjuti", ".diff", "?akip"}) {
        CAPTURE(width);
        CAPTURE(std::string(entry));
        const cli::Reply reply = shell.execute(entry);
        CHECK_FALSE(reply.failed);
        check_lines(reply.text, width);
      }
    }
  }
}
