using System.Globalization;
using System.Text;
using BackendCareer.Site;
using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>A name that can stand beside a comment: letters and digits of any script, spaces, and the marks of names.</summary>
internal static class ModeratorName
{
    private const int Shortest = 2;
    private const int Longest = 60;

    /// <returns>The name with composed letters and single spaces; null for what cannot be one.</returns>
    public static string? Read(string typed)
    {
        var name = TypedText.ReadLine(typed, Longest);
        return name.Length is >= Shortest and <= Longest && typed.EnumerateRunes().All(IsAllowed) ? name.Text : null;
    }

    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is ' ' or '-' or '.' or '_' or '\'' or '’'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    internal sealed class Validator : IUserValidator<Moderator>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<Moderator> manager, Moderator user) =>
            Task.FromResult(user.UserName is { } name && Read(name) == name
                ? IdentityResult.Success
                : IdentityResult.Failed(manager.ErrorDescriber.InvalidUserName(user.UserName)));
    }
}

/// <summary>Identity's complaints in our words.</summary>
internal sealed class ModeratorErrors : IdentityErrorDescriber
{
    public override IdentityError InvalidUserName(string? userName) => Error(
        nameof(InvalidUserName), "A name has 2 to 60 characters: letters, digits, spaces, and - . _ ' between them.");

    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), $"There is already a moderator {userName}.");

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"A password has at least {length} characters.");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
