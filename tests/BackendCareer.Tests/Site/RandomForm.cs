using System.Text;

namespace BackendCareer.Tests.Site;

/// <summary>Bytes that somebody sends as a form.</summary>
/// <param name="Type">Its media type; null for none.</param>
internal sealed record SentForm(byte[] Body, string? Type)
{
    public HttpContent Content()
    {
        var content = new ByteArrayContent(Body);
        if (Type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", Type);
        }

        return content;
    }

    public override string ToString() =>
        $"{Body.Length} bytes as {Type ?? "nothing"}: {Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 200))}";
}

/// <summary>Draws forms: mostly some that a handler will read, some of a kind that nobody should.</summary>
internal sealed class RandomForm(int seed)
{
    /// <summary>Bytes of a form; one that is larger is refused.</summary>
    public const int MostTaken = 64 * 1024;

    private const string FormType = "application/x-www-form-urlencoded";
    private const int MostBytes = MostTaken + 40;

    private static readonly string[] Fields =
    [
        "article", "parent", "name", "kind", "body", "version", "preview", "website", "note", "reason", "sure", "vote", "decision",
        "comment", "who", "days", "returnUrl", "password",
    ];

    private static readonly string[] OddFields = ["body[0]", "body[0", "body.x", "", "[]", "name[]", "b\0dy", "été", new('a', 65), "%"];

    private static readonly string[] Usual =
        ["role", "yes", "1", "add", "spam", "browser", "7", "approve", "insult", "Ada", "Grace", "a good question", "tip", "/moderation"];

    /// <summary>What a long text is made of.</summary>
    private static readonly string[] Pieces =
    [
        "a", "word ", "é", "e\u0301", "\u0F81", "\u0316\u0301", "a\u0334\u0335\u0336", "👩‍👩‍👧",
        "\u200B", "\u202E", "\u2028", "\u2800",
        "&", "\u00A0", "<b>", "[", "](", "*", "_", "`", "- ", "> ", "1. ", "\n", "\r\n", "\t", "https://example.com/a ", "![a](b)", "|a",
        "\u0130", "ß", "ﷺ", "𝔄", "각", "v i a g r a ", "#", "\\", "&lt;", "&#x27;", "'", "\"", ";", "ǆ", "%00",
        "ᄀ", "\u1100\u1161\u11A8", "क्ष", "Ω", "\uFE0F",
    ];

    /// <summary>To put them in order takes longer than their number.</summary>
    private static readonly string[] Marks = ["\u0F81", "\u0316\u0301", "\u0301", "\u0327\u0316", "\u0F71\u0F72", "\u05B0\u05BC"];

    private static readonly string[] RawValues = ["%ff%fe", "%ED%A0%80", "%C0%AF", "%00", "%zz", "%", "+%E0%A4", "%F4%90%80%80"];

    private static readonly string?[] OddTypes =
    [
        null, "text/plain", "application/json", "multipart/form-data; boundary=x", "multipart/form-data",
        "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=iso-8859-1", "application/x-www-form-urlencoded; charset=nonsense",
        "application/x-www-form-urlencoded; charset=\"utf-8",
        "nonsense", "a/b; c=d; e", "*/*",
    ];

    private readonly Random _random = new(seed);
    private int _number;

    /// <summary>Each field that takes a text, filled with one thing.</summary>
    public static IEnumerable<SentForm> Full(string token) =>
        from field in new[] { "name", "body", "note", "reason", "returnUrl" }
        from piece in new[] { Marks[0], Marks[1], "\u0334", "👩‍👩‍👧", "[", "- ", "a b ", "v i ", "ﷺ", "&" }
        let others = new[]
        {
            ("article", "role"), ("body", "Hello."), ("comment", "x:1"), ("decision", "reject"), ("who", "browser"), ("days", "7"),
        }
        select new SentForm(Encoding.UTF8.GetBytes(
            $"__RequestVerificationToken={Uri.EscapeDataString(token)}&{field}={Raw(Repeated([piece], 46 * 1024))}"
            + string.Concat(others.Where(other => other.Item1 != field).Select(other => $"&{other.Item1}={other.Item2}"))), FormType);

    public SentForm Next(string token)
    {
        var body = new StringBuilder();
        if (!Perhaps(0.1))
        {
            body.Append("__RequestVerificationToken=").Append(Uri.EscapeDataString(token));
        }

        var size = Perhaps(0.5) ? _random.Next(1_000) : _random.Next(MostBytes);
        foreach (var field in _random.GetItems(Fields, 1 + _random.Next(8)).Distinct())
        {
            body.Append('&').Append(Perhaps(0.03) ? Uri.EscapeDataString(One(OddFields)) : field).Append('=').Append(Value(size / 2));
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToString());
        return new SentForm(
            bytes.Length > MostBytes ? bytes[..MostBytes] : bytes,
            Perhaps(0.05) ? One(OddTypes) : FormType);
    }

    private string Value(int size) => _random.Next(20) switch
    {
        0 => One(RawValues),
        < 8 => Uri.EscapeDataString(One(Usual)),
        < 12 => $"{_number++}",
        < 14 => Raw(Repeated(_random.GetItems(Marks, 1 + _random.Next(2)), size)),
        < 17 => Raw(Repeated(_random.GetItems(Pieces, 1 + _random.Next(3)), size)),
        _ => Raw(string.Concat(_random.GetItems(Pieces, Math.Max(1, size / 8)))),
    };

    private static string Repeated(string[] pieces, int size)
    {
        var text = string.Concat(pieces);
        return "x" + string.Concat(Enumerable.Repeat(text, Math.Max(1, size / Encoding.UTF8.GetByteCount(text))));
    }

    /// <summary>As few bytes as a form needs, so that as much as can be fits into one.</summary>
    private static string Raw(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal)
        .Replace("+", "%2B", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal);

    private bool Perhaps(double share) => _random.NextDouble() < share;

    private T One<T>(T[] of) => of[_random.Next(of.Length)];
}
