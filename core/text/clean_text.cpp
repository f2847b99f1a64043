#include "core/text/clean_text.h"

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include "core/base/error.h"
#include "core/text/html_entities.h"

namespace core::text {
namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) fail("{}: expected the Unicode library to succeed, it says {}", what, u_errorName(status));
}

using NormalForm = const icu::Normalizer2* (*)(UErrorCode&);

TrackedText normalised(const TrackedText& text, NormalForm form) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = form(status);
    check(status, "normalising the prompt");
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    icu::Edits edits;
    normalizer->normalizeUTF8(0, text.text(), sink, &edits, status);
    check(status, "normalising the prompt");
    return text.edited(result, edits);
}

TrackedText lowerCase(const TrackedText& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    icu::Edits edits;
    icu::CaseMap::utf8ToLower("", 0, text.text(), sink, &edits, status);
    check(status, "lower-casing the prompt");
    return text.edited(result, edits);
}

void checkLength(std::string_view prompt) {
    if (prompt.size() > kLongestPrompt)
        fail("expected a prompt of at most {} bytes, found {}", kLongestPrompt, prompt.size());
}

}  // namespace

TrackedText cleanText(std::string_view prompt) {
    checkLength(prompt);
    const auto composed = normalised(TrackedText(prompt), icu::Normalizer2::getNFCInstance);
    return lowerCase(unescapeHtml(unescapeHtml(composed)));
}

TrackedText withoutCaseAndComposition(std::string_view prompt) {
    checkLength(prompt);
    return normalised(lowerCase(TrackedText(prompt)), icu::Normalizer2::getNFDInstance);
}

}  // namespace core::text
