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
            Read("country", options.Countries), Read("role", options.Roles), Read("band", options.Bands), Read("currency", options.Currencies),
            [.. notes], isExact);

        string Read(string key, ImmutableArray<Option> known)
        {
            if (!query.TryGetValue(key, out var values))
            {
                return known[0].Value;
            }

            var meant = known.FirstOrDefault(option => string.Equals(option.Value, values[0], StringComparison.OrdinalIgnoreCase));
            isExact &= values.Count == 1 && meant?.Value == values[0];
            if (values.Count > 1)
            {
                notes.Add($"The address names more than one {key}: the first counts.");
            }

            if (meant is null)
            {
                notes.Add($"The {key} in the address is not one of those in the list. Shown instead: {known[0].Text}.");
            }

            return (meant ?? known[0]).Value;
        }
    }
}
