using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackendCareer.Content;
using BackendCareer.Site;
using Microsoft.Extensions.Options;

namespace BackendCareer.Comments;

/// <summary>A text that passed every limit, rendered.</summary>
/// <param name="Name">Cleaned; "Anonymous" where none was given.</param>
public sealed record WrittenComment(string Name, CommentKind? Kind, string Body, RenderedComment Rendered)
{
    public byte[] BodyHash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Body));
}

/// <summary>Which texts are taken at all: the same for a new comment, an edit, a preview and an import.</summary>
public sealed class CommentRules(IOptions<CommentsOptions> options)
{
    public const string Anonymous = "Anonymous";

    private const string SimplerFormatting = "Please use simpler formatting: fewer nested quotes or lists.";

    /// <summary>Names by which the site itself would speak.</summary>
    private static readonly ImmutableArray<string> SpeakForTheSite =
        ["Moderator", "Admin", "Administrator", "Editor", "The guide", "BackendCareer"];

    private readonly CommentLimits _limits = options.Value.Limits;

    /// <param name="moderators">Their names, which nobody else may write under; null where a moderator writes.</param>
    /// <param name="errors">Every reason at once.</param>
    public bool Accept(
        string? name, string? kind, string? body, IEnumerable<string>? moderators,
        [NotNullWhen(true)] out WrittenComment? written, out ImmutableArray<FieldError> errors)
    {
        var text = CommentText.Normalise(body ?? "");
        var bodyError = BodyError(text);
        var rendered = bodyError is null ? CommentRenderer.Render(text) : null;
        bodyError ??= RenderedError(rendered);
        errors =
        [
            .. FieldError.If("name", NameError(name ?? "", moderators)),
            .. FieldError.If(
                "kind", KindOf(kind) is null && !string.IsNullOrEmpty(kind) ? "Please choose one of the kinds in the list." : null),
            .. FieldError.If("body", bodyError),
        ];
        written = errors.IsEmpty ? new WrittenComment(NameOf(name ?? ""), KindOf(kind), text, rendered!) : null;
        return written is not null;
    }

    private string? NameError(string typed, IEnumerable<string>? moderators) => Squeezed(typed).Length switch
    {
        var length when length > _limits.NameCharacters => $"Your name has {length:N0} characters; the limit is {_limits.NameCharacters}.",
        _ when CommentText.HoldsHidden(typed) => "Please use a name without control or direction characters.",
        _ when moderators?.Concat(SpeakForTheSite).Any(taken => NameSkeleton.LooksLike(taken, typed)) == true =>
            "This name is a moderator's, or looks like one. Please choose another.",
        _ => null,
    };

    private static string NameOf(string typed) => Squeezed(typed) is var name && CommentText.IsVisible(name) ? name : Anonymous;

    private static string Squeezed(string typed) =>
        string.Join(' ', CommentText.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static CommentKind? KindOf(string? typed) => Word.Parse<CommentKind>(typed, StringComparison.OrdinalIgnoreCase);

    private string? BodyError(string body) => body.Length switch
    {
        0 => "Please write your comment.",
        var length when length < _limits.BodyCharactersAtLeast => $"A comment needs at least {_limits.BodyCharactersAtLeast} characters.",
        var length when length > _limits.BodyCharacters =>
            $"Your comment has {length:N0} characters; the limit is {_limits.BodyCharacters:N0}.",
        _ => MarkdownGuard.Refuse(body, _limits.Markdown)?.Excess switch
        {
            null => null,
            MarkdownExcess.Lines => $"Please use at most {_limits.BodyLines} lines.",
            MarkdownExcess.Nesting => SimplerFormatting,
            _ => "Please use less formatting: there are too many brackets, stars, backticks or spaces in it.",
        },
    };

    private string? RenderedError(RenderedComment? rendered) => rendered switch
    {
        null => SimplerFormatting,
        _ when rendered.Links > _limits.Links => $"Please use at most {_limits.Links} links.",
        { IsVisible: false } => "Please write your comment.",
        _ => null,
    };
}

/// <summary>
/// What is left of a name when everything is taken away that a reader's eye passes over: two names that look alike have
/// the same skeleton. It is only there to be compared, never to be shown.
/// </summary>
/// <remarks>
/// The idea is that of Unicode's TS 39, whose own table has 6,700 rows and still keeps accents, and small and capital letters,
/// apart. The letters below are those with which people pretend to be others. Not among them: "cl" for d, since Clara is not Dara.
/// </remarks>
public static class NameSkeleton
{
    /// <summary>
    /// For each letter, or pair of letters, what looks like it; a ™ looks like nothing. One case stands for both unless they
    /// look like different letters. Letters written from right to left stand as codes: they would turn their line around.
    /// </summary>
    private static readonly FrozenDictionary<Rune, string> LookAlikes = Table(
        ("", "™℠"),
        ("a", "αаɑᴀ⍺ꓮᎪᗅᗩⲀ₳"),
        ("ae", "æӕ"),
        ("b", "8βßвьъʙɓƀƃƄᵬᶀꓐᏴᏏᗷⲂ฿"),
        ("c", "сϲᴄƈɕȼꓚᏟᑕⲤ₵¢"),
        ("d", "ԁđɖɗƌðᴅᵭᶁꓓꓒᎠᏧᗪᗞ"),
        ("e", "еεєҽəǝɛᴇɇ℮ⲈꓰᎬᗴᕮ€"),
        ("f", "ƒꜰғϝᵮᶂꓝᖴք₣"),
        ("g", "ɡɢɠǥԍցᶃꓖᏀᏻᘜ₲"),
        ("h", "һнʜɦħհΗᏲꓧᎻᕼⲎⱨ"),
        ("j", "јϳʝɉȷᴊյꓙᎫᒍ"),
        ("k", "кκᴋƙĸқҝᶄꓗᏦⲔ₭"),
        ("l", "i1|¦∣ǀıɪɨɩιіӏⲒⵏꓲᎥꓡᏞᒪʟƚɫɬɭłⱡᶅᵻʅլ丨⍳£\u07CA\u05D5\u05DF\u0627\u0661\u06F1"),
        ("m", "мΜᴍɱᵯᶆꓟᎷᗰⲘ₥"),
        ("n", "ΝпηոռղɴɲɳŋƞᵰᶇꓠᑎⲚ₦"),
        ("o", "0οσςоөѳօᴏɵøθꓳⲞⵔ○◯〇०০੦૦୦௦౦೦൦๐໐၀\u07C0\u05E1\u0647\u0665\u06F5"),
        ("oe", "œɶ"),
        ("p", "рρƥᴘþϸᵱᵽᶈꓑᏢᑭⲢ⍴₱"),
        ("q", "ԛզʠɋᑫ"),
        ("r", "гʀɾɽɼɍᵲᵳᶉꓣᎡᏒᖇⱤ"),
        ("s", "5ѕꜱʂƽᵴᶊꓢᏕᏚՏᔕ₴$"),
        ("t", "тτᴛƭʈŧⱦᵵƫꓔᎢⲦ₮"),
        ("u", "υսᴜʉʋᵾꓴᑌ∪ц"),
        ("v", "νѵᴠᶌꓦᏙᐯ∨"),
        ("w", "ԝѡωшաᴡɯɰꓪᎳᏔᗯ⍵₩"),
        ("x", "хχᶍ×ꓫⲬ᙭ӿ"),
        ("y", "уүγΥყʏɏɣƴꓬᎩᎽⲨ¥"),
        ("z", "ᴢʐȥƶⱬᵶᶎΖꓜᏃᘔⲌ"));

    public static string Of(string name)
    {
        var shape = string.Concat(CommentText.Normalise(name).EnumerateRunes().Select(ShapeOf));
        return shape.Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a reader may take one name for the other. A Greek capital can look like another Latin letter than its small
    /// form (Ν and ν), so the names are compared as they stand and once more in small letters.
    /// </summary>
    public static bool LooksLike(string a, string b) =>
        AreSame(Of(a), Of(b)) || AreSame(Of(a.ToLowerInvariant()), Of(b.ToLowerInvariant()));

    /// <summary>A name of nothing but punctuation looks like nobody's.</summary>
    private static bool AreSame(string a, string b) => a.Length > 0 && a == b;

    private static string ShapeOf(Rune rune) => KnownShapeOf(rune) ?? string.Concat(
        rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().Select(part => KnownShapeOf(part) ?? OwnShapeOf(part)));

    private static string? KnownShapeOf(Rune rune) =>
        LookAlikes.GetValueOrDefault(rune)
        ?? LookAlikes.GetValueOrDefault(Rune.ToLowerInvariant(rune))
        ?? LookAlikes.GetValueOrDefault(Rune.ToUpperInvariant(rune));

    private static string OwnShapeOf(Rune rune) => rune.Value switch
    {
        >= 0x1F150 and <= 0x1F169 => ShapeOf(new Rune('a' + rune.Value - 0x1F150)), // white letters on black discs
        >= 0x1F170 and <= 0x1F189 => ShapeOf(new Rune('a' + rune.Value - 0x1F170)), // white letters on black squares
        _ when IsLetter(rune) => Rune.ToLowerInvariant(rune).ToString(),
        _ => "",
    };

    /// <summary>In Indian scripts a vowel that stands beside its consonant is a mark, and as visible as a letter.</summary>
    private static bool IsLetter(Rune rune) =>
        (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark)
            && !CommentText.IsShapeless(rune);

    private static FrozenDictionary<Rune, string> Table(params (string Letter, string LookAlikes)[] rows) => rows
        .SelectMany(row => row.LookAlikes.EnumerateRunes().Select(lookAlike => KeyValuePair.Create(lookAlike, row.Letter)))
        .ToFrozenDictionary();
}
