using System.Collections.Immutable;
using BackendCareer.Comments;
using BackendCareer.Content;
using BackendCareer.Moderation;
using BackendCareer.Sessions;
using BackendCareer.Settings;
using BackendCareer.Site;

namespace BackendCareer;

/// <summary>Everything that an operator can set, folder by folder, and at last what only the framework reads.</summary>
public static class KnownSettings
{
    public static ImmutableArray<Setting> All { get; } =
    [
        .. SiteSettings.All, .. Setting.Of("Content", new ContentOptions()), .. CommentsServices.Settings,
        .. Setting.Of("Sessions", new SessionsOptions()), .. Setting.Of("Moderation", new ModerationOptions()),
        .. HostSettings.All,
    ];
}
