using System.Text;

namespace BackendCareer.Content;

/// <summary>What one reading of a text file found.</summary>
/// <param name="File">
/// Beside a problem as much of the text as can be made out: nobody is shown it, but it may say whose problem that is.
/// </param>
/// <param name="Problem">Why the file cannot be taken; null for one that can.</param>
internal sealed record TextFile(ContentFile File, Problem? Problem)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static TextFile Read(string path, FileInfo file)
    {
        try
        {
            return file.Length switch
            {
                // Also true of pipes and devices, which would block: nothing of length 0 is ever opened.
                0 => new TextFile(new ContentFile(path, ""),
                    new Problem(ContentRules.FileIsFilled, path, 1, 1, "The file is empty.", "Write it, or delete it.")),
                > ContentFiles.MaxFileBytes => new TextFile(new ContentFile(path, MadeOut(StartOf(file))),
                    new Problem(ContentRules.FileIsSmall, path, 1, 1,
                        $"The file has {file.Length:N0} bytes; the limit is {ContentFiles.MaxFileBytes:N0}.", "Split it.")),
                _ => Decode(path, ContentFolder.ReadBytes(file)),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new TextFile(
                new ContentFile(path, ""),
                new Problem(ContentRules.FileIsReadable, path, 1, 1, $"The file cannot be read: {error.Message}",
                    OpenFiles.AreTooMany(error) ? OpenFiles.Remedy : "Give the site the right to read it."));
        }
    }

    private static byte[] StartOf(FileInfo file)
    {
        using var stream = ContentFolder.Open(file);
        var start = new byte[ContentFiles.MaxFileBytes];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static TextFile Decode(string path, byte[] bytes)
    {
        ReadOnlySpan<byte> body = bytes;
        while (body.StartsWith(Encoding.UTF8.Preamble)) // a program that writes one without looking makes two
        {
            body = body[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            var text = WithPlainLineEnds(StrictUtf8.GetString(body));

            // Two versions in one file are neither: whatever else would be said of it leads astray.
            return text.Contains('\0')
                ? NoText(path, bytes, body[..body.IndexOf((byte)0)], "The file is not text: it holds a zero byte.")
                : new TextFile(new ContentFile(path, text), ConflictMarkers.In(path, text));
        }
        catch (DecoderFallbackException error)
        {
            return NoText(path, bytes, body[..Math.Max(0, error.Index)], "The file is not valid UTF-8 here.");
        }
    }

    private static TextFile NoText(string path, byte[] bytes, ReadOnlySpan<byte> before, string what) => new(
        new ContentFile(path, MadeOut(bytes)),
        new Problem(ContentRules.FileIsText, path, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), what,
            "Save the file as UTF-8 text."));

    /// <summary>Also of UTF-16: with its mark it is known, and without it every other byte of a key is zero.</summary>
    private static string MadeOut(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return WithPlainLineEnds(reader.ReadToEnd().Replace("\0", "", StringComparison.Ordinal));
    }

    private static string WithPlainLineEnds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
