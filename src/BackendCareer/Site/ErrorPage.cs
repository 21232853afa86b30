using BackendCareer.Content;

namespace BackendCareer.Site;

/// <summary>An error in words for a reader.</summary>
/// <param name="Nearest">Articles that may be what a mistyped address meant.</param>
/// <param name="Reference">What an operator finds the log line by.</param>
/// <param name="Detail">The exception, in Development only.</param>
public sealed record ErrorPage(int Status, IReadOnlyList<Article> Nearest, string Reference, string? Detail)
{
    /// <summary>Until the same request may come again.</summary>
    public required TimeSpan Wait { get; init; }

    /// <summary>Whether it is our code that failed, and not what it works with.</summary>
    public bool IsFailure => Status >= StatusCodes.Status500InternalServerError && Status != StatusCodes.Status503ServiceUnavailable;

    public string Title => Status switch
    {
        StatusCodes.Status400BadRequest => "This request could not be read",
        StatusCodes.Status401Unauthorized => "You are not signed in",
        StatusCodes.Status403Forbidden => "This cannot be sent from here",
        StatusCodes.Status404NotFound => "There is nothing under this address",
        StatusCodes.Status405MethodNotAllowed => "This address cannot be used like that",
        StatusCodes.Status410Gone => "This is no longer here",
        StatusCodes.Status413PayloadTooLarge => "This is more than we can take",
        StatusCodes.Status415UnsupportedMediaType => "This is not a form of ours",
        StatusCodes.Status429TooManyRequests => "This was too often",
        StatusCodes.Status503ServiceUnavailable => "This is not possible just now",
        < StatusCodes.Status500InternalServerError => "This request cannot be answered",
        _ => "Something broke on our side",
    };

    public string Summary => Status switch
    {
        StatusCodes.Status400BadRequest => "Go back and send the form again; your browser has kept the text.",
        StatusCodes.Status401Unauthorized =>
            "Sign in in another tab, come back and reload this page: your browser sends again what you typed.",
        StatusCodes.Status403Forbidden => "Please post from the page of the article.",
        StatusCodes.Status404NotFound => "The page does not exist, or has moved.",
        StatusCodes.Status405MethodNotAllowed => "Forms are sent there by a button of a page.",
        StatusCodes.Status410Gone => "The comment was deleted, and its text with it.",
        StatusCodes.Status413PayloadTooLarge =>
            $"A form holds at most {SiteServices.RequestBytes / 1024} KB. Go back and shorten the text; your browser has kept it.",
        StatusCodes.Status415UnsupportedMediaType => "Comments are sent by the form under an article.",
        StatusCodes.Status429TooManyRequests => $"Please wait {Dates.Wait(Wait)}, then go back and send it again.",
        StatusCodes.Status503ServiceUnavailable =>
            $"What readers have written cannot be reached. Please try again in {Dates.Wait(Wait)}; the guide itself can be read.",
        < StatusCodes.Status500InternalServerError => "Go back to the page you came from and try again.",
        _ => "Your request reached our server, and our code failed to answer it. That is our work to mend, not yours.",
    };
}
