#include "formula/cell.hpp"

#include <algorithm>

#include "base/work.hpp"

namespace iku::formula {

namespace {

constexpr std::size_t kFew = 12;  // so many are looked through
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

}  // namespace

std::size_t CellList::place_of(const Cell& cell) const {
  count_work();
  if (!places_.empty()) {
    const auto found = places_.find(cell);
    return found == places_.end() ? kNowhere : found->second;
  }
  count_work(order_.size());
  const auto found = std::find(order_.begin(), order_.end(), cell);
  return found == order_.end() ? kNowhere : static_cast<std::size_t>(found - order_.begin());
}

bool CellList::add(const Cell& cell) {
  if (place_of(cell) != kNowhere) return false;
  order_.push_back(cell);
  if (!places_.empty()) {
    places_.emplace(cell, order_.size() - 1);
  } else if (order_.size() > kFew) {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (order_[i].indikator != nullptr) places_.emplace(order_[i], i);
    }
  }
  return true;
}

void CellList::erase(const Cell& cell) {
  const std::size_t place = place_of(cell);
  if (place == kNowhere) return;
  order_[place] = {};
  places_.erase(cell);
  if (2 * ++erased_ < order_.size()) return;
  const std::vector<Cell> left = cells();
  count_work(order_.size());
  clear();
  for (const Cell& one : left) add(one);
}

void CellList::clear() {
  order_.clear();
  places_.clear();
  erased_ = 0;
}

std::vector<Cell> CellList::cells() const {
  if (erased_ == 0) return order_;
  std::vector<Cell> all;
  std::copy_if(order_.begin(), order_.end(), std::back_inserter(all),
               [](const Cell& cell) { return cell.indikator != nullptr; });
  return all;
}

}  // namespace iku::formula
