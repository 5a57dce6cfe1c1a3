#pragma once

#include <vector>

#include "base/catalogue.hpp"

// The tables the catalogue is made of, one function a subject, each in catalogue_<subject>.cpp.

namespace iku {

std::vector<Sentence> sentences_base();
std::vector<Sentence> sentences_store();
std::vector<Sentence> sentences_lua();
std::vector<Sentence> sentences_formula();
std::vector<Sentence> sentences_run();
std::vector<Sentence> sentences_session();
std::vector<Sentence> sentences_report();
std::vector<Sentence> sentences_cli();
std::vector<Sentence> sentences_shell();

}  // namespace iku
