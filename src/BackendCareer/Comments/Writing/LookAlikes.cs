using System.Globalization;
using System.Text;
using BackendCareer.Site;

namespace BackendCareer.Comments;

/// <summary>
/// For each character that can be taken for a small Latin letter, or for another character, what it is taken for: Unicode's table
/// (TS 39), and the rows below, which it lacks.
/// </summary>
/// <remarks>
/// Unicode keeps accents, small capitals and case apart, and takes an m for an r and an n; here they are one, and an m is an m.
/// </remarks>
internal static class LookAlikes
{
    /// <summary>
    /// A ™ looks like nothing. Letters written from right to left would turn their line around: none stands here.
    /// </summary>
    private static readonly (string Letter, string LookAlikes)[] BesidesUnicode =
    [
        ("", "™℠"),
        ("a", "ᴀᗩⲀ₳"),
        ("b", "8βßвьъʙᵬᶀ฿"),
        ("c", "ɕᑕ₵"),
        ("d", "ðᴅᵭᶁ"),
        ("e", "εєəǝɛᴇⲈᗴᕮ€"),
        ("f", "ꜰғᶂ₣"),
        ("g", "ɢԍᏻᘜ₲"),
        ("h", "нʜ"),
        ("j", "ȷᴊյ"),
        ("k", "кκᴋĸқҝᶄ"),
        ("l", "i1|¦ʟɬⱡᶅʅլ丨£"),
        ("m", "мᴍɱᵯᶆ₥"),
        ("n", "пɴᶇᑎ₦"),
        ("o", "0ς○◯"),
        ("oe", "ɶ"),
        ("p", "ᴘᵱᶈ₱"),
        ("q", "ɋᑫ"),
        ("r", "ɾᵳᶉ"),
        ("s", "5$ᶊᔕ₴"),
        ("t", "тτᴛƫ"),
        ("u", "ц"),
        ("w", "ωɰᗯ⍵"),
        ("x", "ᶍӿ"),
        ("z", "ⱬᶎᘔⲌ"),
    ];

    /// <summary>Where the alphabet stands once more: white on black discs, white on black squares, and as halves of flags.</summary>
    private static readonly int[] Alphabets = [0x1F150, 0x1F170, RegionA];

    private const int RegionA = 0x1F1E6;

    private static readonly Dictionary<Rune, string> Ours = OurRows();
    private static readonly Dictionary<Rune, string> All = AllRows();

    /// <summary>One case stands for both where the table has only that.</summary>
    /// <returns>In small letters; null for what stands for itself.</returns>
    public static string? Of(Rune rune) =>
        All.GetValueOrDefault(rune)
        ?? All.GetValueOrDefault(Rune.ToLowerInvariant(rune))
        ?? All.GetValueOrDefault(Rune.ToUpperInvariant(rune));

    /// <summary>Whether it is a letter of which two make a flag.</summary>
    public static bool IsHalfFlag(Rune rune) => rune.Value is >= RegionA and < RegionA + 26;

    private static Dictionary<Rune, string> OurRows()
    {
        var rows = BesidesUnicode
            .SelectMany(row => row.LookAlikes.EnumerateRunes().Select(lookAlike => (LookAlike: lookAlike, row.Letter)));
        var alphabets = Alphabets.SelectMany(first => Enumerable.Range(0, 26).Select(
            number => (LookAlike: new Rune(first + number), Letter: ShapeOf(new Rune('a' + number), rows))));
        return rows.Concat(alphabets).ToDictionary(row => row.LookAlike, row => row.Letter);
    }

    private static string ShapeOf(Rune letter, IEnumerable<(Rune LookAlike, string Letter)> rows) =>
        rows.FirstOrDefault(row => row.LookAlike == letter).Letter ?? letter.ToString();

    private static Dictionary<Rune, string> AllRows()
    {
        var rows = new Dictionary<Rune, string>();
        using var file = new StreamReader(typeof(LookAlikes).Assembly.GetManifestResourceStream("confusables.txt")!);
        while (file.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(';') is [var source, var target] && RuneOf(source) is var rune && !IsForm(rune))
            {
                rows.Add(rune, Folded(target.Split(' ').Select(RuneOf)));
            }
        }

        foreach (var (rune, letter) in Ours)
        {
            rows[rune] = letter;
        }

        return rows;
    }

    /// <summary>What Unicode itself takes apart is what it is made of: an ö is an o, whatever else looks like an ö.</summary>
    private static bool IsForm(Rune rune)
    {
        var whole = rune.ToString();
        return rune.IsAscii || !whole.IsNormalized(NormalizationForm.FormD)
            || char.IsAsciiLetterOrDigit(whole.Normalize(NormalizationForm.FormKD)[0]);
    }

    private static Rune RuneOf(string code) => new(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>An ø is an o with a stroke: a mark on a Latin letter is passed over.</summary>
    private static string Folded(IEnumerable<Rune> target)
    {
        var folded = new StringBuilder();
        foreach (var rune in target.Where(rune => !Characters.IsMark(rune) || (folded.Length > 0 && !char.IsAscii(folded[^1]))))
        {
            var small = Rune.ToLowerInvariant(rune);
            folded.Append(Ours.GetValueOrDefault(rune) ?? Ours.GetValueOrDefault(small) ?? small.ToString());
        }

        return folded.ToString();
    }
}
