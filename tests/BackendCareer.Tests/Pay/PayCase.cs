using System.Text.RegularExpressions;
using BackendCareer.Content;
using BackendCareer.Pay;
using BackendCareer.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Tests.Pay;

/// <summary>The shipped data, and what the explorer makes of a choice.</summary>
internal static partial class PayCase
{
    public static GuideData Data { get; } =
        GuideCompiler.Compile(new ContentFolder(Repository.Content).Read(), new Edition(GuideFiles.Now, ShowsAll: true)).Guide!.Data;

    /// <summary>
    /// The lines of a shipped table, read without the code that is tested: no cell of ours that is asked for holds a comma.
    /// </summary>
    public static IReadOnlyList<Dictionary<string, string>> Lines(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Content, "data", file));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static IQueryCollection Query(string query) => new QueryCollection(QueryHelpers.ParseQuery(query));

    public static PayExplorer Explore(string query, GuideData? data = null) =>
        PayExplorer.Of(data ?? Data, "/salary", PayChoice.From(Query(query), data ?? Data));

    /// <summary>Every amount in a text: €41,700 and 4,250,000, not 2025 or 10%.</summary>
    public static IEnumerable<int> AmountsIn(string text) =>
        Amount().Matches(text).Select(
            match => int.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Every whole number, with its sign and without its commas.</summary>
    public static IEnumerable<string> NumbersIn(string text) =>
        WholeNumber().Matches(text).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal).Replace('−', '-'));

    [GeneratedRegex(@"−?\d[\d,]*")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\d{1,3}(,\d{3})+")]
    private static partial Regex Amount();
}
