using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;

namespace BackendCareer.Comments;

/// <summary>
/// Binds the token of a form to the key of the browser that its page was drawn for: a token that somebody else got for their own
/// browser does not open this reader's forms. That of a moderator is bound to the account already, by the framework.
/// </summary>
internal sealed class ReaderTokens : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => IsModerator(context) ? "" : MarkOf(ReaderKey.Of(context.Request));

    /// <returns>True also for a browser without a key, which has no rights to borrow.</returns>
    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        IsModerator(context) || ReaderKey.Of(context.Request) is not { } key || additionalData == MarkOf(key);

    private static bool IsModerator(HttpContext context) => context.User.Identity?.IsAuthenticated == true;

    private static string MarkOf(ReaderKey? key) => key is null ? "" : WebEncoders.Base64UrlEncode(key.Hash);
}
