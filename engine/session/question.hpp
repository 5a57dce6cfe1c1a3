#pragma once

// Questions to a session: which input reaches a goal, what an indikator is sensitive to, where its
// predikat flips, what a range of values gives, how likely each predikat is, and whether the rules
// decide it; and why a figure moves nothing. All of them; each stands in a header of its own. None
// changes the session.

#include "session/effect.hpp"
#include "session/flip.hpp"
#include "session/grade_question.hpp"
#include "session/lever.hpp"
#include "session/montecarlo.hpp"
#include "session/rule_question.hpp"
#include "session/seek.hpp"
#include "session/sensitivity.hpp"
#include "session/value_table.hpp"
