using System.ComponentModel.DataAnnotations;

namespace BackendCareer.Moderation;

/// <summary>Section <c>Moderation</c> of the configuration.</summary>
public sealed class ModerationOptions
{
    /// <summary>
    /// Reasons that moderators often give, such as "Advertises", of at most 300 characters: offered where one is typed for the log.
    /// Default: none.
    /// </summary>
    [StringLength(DecisionRequest.ReasonCharacters, MinimumLength = 1, ErrorMessage = "a reason of at most 300 characters")]
    public List<string> Reasons { get; set; } = [];
}
