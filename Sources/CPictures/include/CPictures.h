/// Pictures as planes: the libraries that read and write them, behind functions that always return.
///
/// The libraries for JPEG and PNG leave their own functions by `longjmp` on a fault, which must not
/// jump over anything of Swift. Nothing here keeps state between calls or knows of files.
#ifndef CPICTURES_H
#define CPICTURES_H

#include <stddef.h>
#include <stdint.h>

typedef enum picture_status {
  picture_fine,
  /// The file ends before the picture does.
  picture_truncated,
  /// The bytes contradict themselves or the format.
  picture_broken,
  /// Decoding would take more memory than `picture_most_bytes`, or more passes than any real file.
  picture_too_large,
  /// A form of the format that the library does not read.
  picture_unsupported,
  /// The library that reads this format is not on this machine.
  picture_no_library,
  picture_no_memory,
} picture_status;

typedef struct picture_result {
  picture_status status;
  /// What the library says, in English; empty where nothing is wrong.
  char detail[160];
} picture_result;

typedef enum picture_model {
  picture_grey,
  /// Y, Cb, Cr of JFIF: ITU-R BT.601 over the full range.
  picture_ycc,
  picture_rgb,
  picture_cmyk,
  /// Y, Cb, Cr of the complement of C, M and Y; and K.
  picture_ycck,
} picture_model;

/// One channel of a decoded picture, 8 bits a sample.
typedef struct picture_plane {
  /// The first row; aligned to 64 bytes, as every row is.
  uint8_t *start;
  /// Bytes from one row to the next.
  ptrdiff_t stride;
  int32_t width, height;
  /// Samples for each pixel of the picture, 1 or less: chroma may be halved, a decoder may shrink.
  double across, down;
} picture_plane;

/// A decoded picture as it lies in its file, not yet turned; freed by `picture_source_free`.
typedef struct picture_source {
  /// Pixels as the file counts them.
  int32_t width, height;
  picture_model model;
  /// Whether CMYK says 255 for no ink, as Adobe writes it.
  int32_t is_inverted;
  /// Channels of colour; alpha comes after them. Colours are multiplied by it.
  int32_t colours;
  int32_t has_alpha;
  picture_plane plane[5];
  /// An ICC profile, or null.
  uint8_t *profile;
  size_t profile_count;
  /// PNG: the exponent of gAMA and x, y of white, red, green, blue of cHRM; 0 where absent.
  double gamma;
  double chromaticities[8];
} picture_source;

/// The most memory that decoding one picture may take.
extern const int64_t picture_most_bytes;

/// Each reads a whole file and gives its picture; `source` needs no freeing where it fails.
/// `scale`: 1, 2, 4 or 8, by which JPEG is made smaller on the way.
picture_result picture_read_jpeg(const uint8_t *bytes, size_t count, int32_t scale, picture_source *source);
picture_result picture_read_png(const uint8_t *bytes, size_t count, picture_source *source);
picture_result picture_read_webp(const uint8_t *bytes, size_t count, picture_source *source);
picture_result picture_read_gif(const uint8_t *bytes, size_t count, picture_source *source);
picture_result picture_read_tiff(const uint8_t *bytes, size_t count, picture_source *source);
picture_result picture_read_heif(const uint8_t *bytes, size_t count, picture_source *source);
/// Rows of 8-bit R, G, B, A, four bytes a pixel with colours not multiplied, without a file.
picture_result picture_read_pixels(
  const uint8_t *pixels, int32_t width, int32_t height, picture_source *source);
void picture_source_free(picture_source *source);

/// A picture of its final size, upright, 16 bits a sample; freed by `picture_frame_free`.
typedef struct picture_frame {
  int32_t width, height;
  picture_model model;
  int32_t is_inverted;
  int32_t colours;
  int32_t has_alpha;
  struct {
    uint16_t *start;
    /// Samples from one row to the next.
    ptrdiff_t stride;
    int32_t width, height;
  } plane[5];
} picture_frame;

/// Lanczos over three lobes, in the light the picture is stored in.
///
/// left, top, width, height: the part of the source, in its pixels, not yet turned.
/// to_width, to_height: the upright result. orientation: 1 to 8 as EXIF counts.
/// halves_chroma: whether Cb and Cr get half the size, rounded up.
picture_result picture_resample(
  const picture_source *source, double left, double top, double width, double height,
  int32_t to_width, int32_t to_height, int32_t orientation, int32_t halves_chroma,
  picture_frame *frame);
void picture_frame_free(picture_frame *frame);

/// How colours become sRGB.
typedef struct picture_colours {
  /// 0 as they are; 1 by curves and a matrix; 2 by a grid.
  int32_t kind;
  /// Curves: `picture_curve_points` values for each of red, green, blue, to linear light.
  const float *curves;
  /// Linear light to linear sRGB, row by row.
  float matrix[9];
  /// Linear sRGB from 0 to 1 in `picture_light_points` steps to 0 … 255.
  const uint8_t *light;
  /// Grid: points along each channel, the first channel slowest; R, G, B from 0 to 255 at each.
  int32_t points;
  const float *grid;
} picture_colours;

#define picture_curve_points 4096
#define picture_light_points 16384

/// Rows of R, G, B (channels 3, over white) or R, G, B, A (channels 4), in sRGB.
picture_result picture_pixels(
  const picture_frame *frame, const picture_colours *colours, int32_t channels, uint8_t *pixels);

/// A file in memory; freed by `picture_file_free`.
typedef struct picture_file {
  uint8_t *start;
  size_t count;
} picture_file;
void picture_file_free(picture_file *file);

/// JPEG and WebP from Y, Cb, Cr with halved chroma, or from grey: no way over R, G, B.
picture_result picture_write_jpeg_planes(const picture_frame *frame, int32_t quality, picture_file *file);
picture_result picture_write_webp_planes(
  const picture_frame *frame, int32_t quality, int32_t effort, picture_file *file);
/// From rows of pixels; JPEG of 3 channels, PNG and WebP of 3 or 4.
picture_result picture_write_jpeg(
  const uint8_t *pixels, int32_t width, int32_t height, int32_t quality, picture_file *file);
picture_result picture_write_png(
  const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, picture_file *file);
picture_result picture_write_webp(
  const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, int32_t quality,
  int32_t effort, picture_file *file);

/// 128 bits of XXH3, the high half first.
typedef struct picture_digest { uint64_t high, low; } picture_digest;
picture_digest picture_digest_of(const uint8_t *bytes, size_t count);

/// "libjpeg-turbo 2.1.5, …": the libraries whose version decides the bytes that are written.
void picture_library_versions(char text[200]);

#endif
