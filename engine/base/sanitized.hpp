#pragma once

// Whether AddressSanitizer is built in. It reserves terabytes of address space, keeps freed memory
// in quarantine and calls the kernel for reports: no limit on these can hold then. Used by
// cli/seal and the soak test.

namespace iku {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace iku
