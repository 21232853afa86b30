using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Pay;

/// <summary>What a reader chose in the address. Whatever is not understood is the default, and a note says so.</summary>
/// <param name="IsExact">The address says it as the form does, so that the page may be kept under it.</param>
public sealed record PayChoice(string Country, string Role, string Band, string Currency, ImmutableArray<string> Notes, bool IsExact)
{
    public static ImmutableArray<string> Keys { get; } = ["country", "role", "band", "currency"];

    public static PayChoice From(IQueryCollection query, GuideData data)
    {
        var options = PayOptions.In(data);
        var notes = new List<string>();
        var isExact = true;
        return new PayChoice(
            Read("country", "Country", options.Countries), Read("role", "Job", options.Roles),
            Read("band", "Years of work", options.Bands), Read("currency", "Currency", options.Currencies),
            [.. notes], isExact);

        string Read(string key, string label, ImmutableArray<Option> known)
        {
            if (!query.TryGetValue(key, out var values))
            {
                return known[0].Value;
            }

            var meant = known.FirstOrDefault(option => string.Equals(option.Value, values[0], StringComparison.OrdinalIgnoreCase));
            isExact &= values.Count == 1 && meant?.Value == values[0];
            if (values.Count > 1)
            {
                notes.Add($"{label}: the address says more than one. The first counts.");
            }

            if (meant is null)
            {
                notes.Add($"{label}: what the address says is not in the list. Shown instead: {known[0].Text}.");
            }

            return (meant ?? known[0]).Value;
        }
    }
}
