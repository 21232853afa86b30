using System.Globalization;
using System.Text;
using BackendCareer.Comments;

namespace BackendCareer.Tests.Comments;

/// <summary>Every single swap that Unicode's table of look-alikes (TS 39) knows, in names that nobody else may have.</summary>
public sealed class LookAlikesTests
{
    private static readonly (string Source, string Target)[] Rows = ReadTable();

    [Theory]
    [InlineData("Grace Hopper")]
    [InlineData("Moderator")]
    [InlineData("Admin")]
    [InlineData("Editor")]
    [InlineData("Ada Lovelace")]
    [InlineData("Administrator")]
    [InlineData("BackendCareer")]
    public void No_swap_of_one_letter_makes_another_name(string name)
    {
        var skeleton = new NameSkeleton(name);
        var letters = name.Where(char.IsLetter).Select(letter => $"{letter}").Distinct();
        var swaps = letters.SelectMany(letter => LikeOf(letter).Select(
            lookAlike => name.Replace(letter, lookAlike, StringComparison.Ordinal))).Distinct().ToList();
        Assert.InRange(swaps.Count, 100, 2_000);
        Assert.DoesNotContain(swaps, swap => !skeleton.LooksLike(swap));
    }

    /// <summary>Unicode's table has some letters stand for another: an I is an l.</summary>
    private static IEnumerable<string> LikeOf(string letter)
    {
        var shape = Rows.FirstOrDefault(row => row.Source == letter).Target ?? letter;
        return Rows.Where(row => row.Target == shape).Select(row => row.Source);
    }

    private static (string Source, string Target)[] ReadTable()
    {
        using var file = new StreamReader(typeof(TextFold).Assembly.GetManifestResourceStream("confusables.txt")!);
        return [.. file.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(';'))
            .Select(row => (Text(row[0]), Text(row[1])))];
    }

    private static string Text(string codes) => string.Concat(
        codes.Split(' ').Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
}
