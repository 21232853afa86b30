using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>
/// Whether a new password is one that a program would try early: common words and names, those of this site and of the moderator,
/// rows of keys, dates, and repetitions of all of these. Accounts keep the password that they have.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Moderator>
{
    /// <summary>Nobody types more, and no more is ever hashed.</summary>
    public const int MostCharacters = 1_000;

    /// <summary>What is looked at of it: the work grows faster than the length.</summary>
    private const int JudgedCharacters = 50;

    /// <summary>
    /// Of 0 to 4: at least 2·10¹⁰ guesses. Somebody with a copy of the database and one graphics card makes some ten thousand a
    /// second at 220,000 rounds, and needs weeks; over the network one name takes a hundred in a quarter of an hour.
    /// </summary>
    private const int LeastScore = 3;

    private static readonly ImmutableArray<string> WordsOfSite =
        ["backendcareer", "backend", "career", "moderator", "moderation", "moderate", "comments", "guide", "developer"];

    private static readonly Zxcvbn.Zxcvbn Estimator = new();

    public Task<IdentityResult> ValidateAsync(UserManager<Moderator> manager, Moderator user, string? password) =>
        Task.FromResult(WhatIsWrong(password ?? "", user.UserName ?? "", manager.Options.Password.RequiredLength) is { } wrong
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = wrong })
            : IdentityResult.Success);

    /// <returns>Null for a password that is good, or so short that its length is refused.</returns>
    internal static string? WhatIsWrong(string password, string name, int shortest)
    {
        if (password.Length > MostCharacters)
        {
            return $"A password has at most {MostCharacters:N0} characters.";
        }

        if (password.Length < shortest)
        {
            return null;
        }

        var judged = OnceOnly(password[..Math.Min(password.Length, JudgedCharacters)]);
        var verdict = Estimator.EvaluatePassword(judged, [.. WordsOfSite, name, .. name.Split(' ', '-', '.', '_')]);
        return verdict.Score >= LeastScore
            ? null
            : $"This password is easy to guess: {Reason(judged.Length < password.Length, verdict)}. "
                + "Take four words that have nothing to do with each other.";
    }

    /// <returns>Of a text that is said again and again what is said: the rest adds nothing to guess.</returns>
    private static string OnceOnly(string text) => text[..(text + text).IndexOf(text, 1, StringComparison.Ordinal)];

    /// <summary>Without a part of the password, which a terminal would show.</summary>
    private static string Reason(bool isRepeated, Zxcvbn.Result verdict)
    {
        var found = verdict.MatchSequence.Select(part => part.Pattern).Distinct().Select(InWords).OfType<string>();
        var reasons = isRepeated ? found.Prepend("it says the same again and again") : found;
        return string.Join(", and ", reasons.DefaultIfEmpty("it is short for what it is made of"));
    }

    private static string? InWords(string pattern) => pattern switch
    {
        "dictionary" => "it holds common words, names or passwords",
        "repeat" => "it repeats a character",
        "sequence" => "it holds characters in a row",
        "spatial" => "it holds keys that lie side by side",
        "date" => "it holds a date",
        "digits" or "year" => "it holds a number",
        _ => null,
    };
}
