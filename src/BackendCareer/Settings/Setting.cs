using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace BackendCareer.Settings;

/// <summary>One thing that an operator can set.</summary>
/// <param name="Key">As in a file, such as <c>Comments:HoldWhen</c>; * stands for a name that the operator chooses.</param>
/// <param name="Default">What holds where nobody sets it; null for nothing.</param>
/// <param name="Refusal">What is wrong with a value and what is possible, to follow the name; null where the value is right.</param>
public sealed record Setting(string Key, object? Default, Func<string, string?> Refusal)
{
    /// <summary>Each value of a list has a number, as in <c>Comments:KnownProxies:0</c>; one line with commas is taken too.</summary>
    public bool IsList => Default is List<string>;

    /// <summary>The framework reads it, and nothing of ours.</summary>
    public bool IsOfHost { get; init; }

    /// <summary>It is known because other sites have it, and is refused here.</summary>
    public bool DoesNothing { get; init; }

    /// <summary>Another one, without which this one cannot be.</summary>
    public string? Needs { get; init; }

    /// <param name="remedy">What does it here.</param>
    public static Setting Unheard(string key, string remedy) =>
        new(key, null, _ => $"does nothing here; {remedy}") { IsOfHost = true, DoesNothing = true };

    public bool Covers(string key) => IsSame(For(key), key) || (IsList && IsSame($"{For(key)}:{key.Split(':')[^1]}", key));

    /// <summary>Its key with the names that somebody has chosen in <paramref name="given"/>.</summary>
    public string For(string given) => Filled(Key, given);

    public static string Filled(string key, string given)
    {
        var chosen = given.Split(':');
        return string.Join(':', key.Split(':').Select((part, place) => part == "*" && place < chosen.Length ? chosen[place] : part));
    }

    /// <summary>Every property of an options class, and of those that it holds.</summary>
    public static IEnumerable<Setting> Of(string section, object defaults) =>
        from property in defaults.GetType().GetProperties()
        where property.CanWrite
        let key = $"{section}:{property.Name}"
        let value = property.GetValue(defaults)
        from setting in IsValue(property) ? [new Setting(key, value, text => RefusalOf(property, text))] : Of(key, value!)
        select setting;

    public static IEnumerable<string> ItemsOf(string line) =>
        line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <param name="possible">What to write instead.</param>
    public static string Refused(string text, string possible) =>
        (text.Length == 0 ? "is empty" : $"is “{InOneLine(text)}”") + $"; write {possible}.";

    private static bool IsSame(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string InOneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));

    private static bool IsValue(PropertyInfo property) =>
        property.PropertyType.IsValueType || property.PropertyType == typeof(string) || property.PropertyType == typeof(List<string>);

    private static string? RefusalOf(PropertyInfo property, string text)
    {
        var texts = property.PropertyType == typeof(List<string>) ? ItemsOf(text) : [text];
        return texts.All(each => IsPossible(property, each)) ? null : Refused(text, PossibleFor(property));
    }

    private static bool IsPossible(PropertyInfo property, string text) =>
        ValueOf(property.PropertyType, text) is { } value
        && property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(value));

    /// <returns>Null for what is no such value. A number that stands for a word is none: nobody could read it.</returns>
    private static object? ValueOf(Type type, string text) => type switch
    {
        _ when type == typeof(int) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when type == typeof(bool) => bool.TryParse(text, out var isTrue) ? isTrue : null,
        { IsEnum: true } => Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)),
        _ => text,
    };

    private static string PossibleFor(PropertyInfo property) => property.GetCustomAttribute<ValidationAttribute>() switch
    {
        RangeAttribute range => $"a whole number from {range.Minimum} to {range.Maximum}",
        { } rule => rule.FormatErrorMessage(""),
        null when property.PropertyType.IsEnum => $"one of {string.Join(", ", Enum.GetNames(property.PropertyType))}",
        _ => property.PropertyType == typeof(bool) ? "true or false" : "a whole number",
    };
}
