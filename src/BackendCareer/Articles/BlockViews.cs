using System.Collections.Frozen;

namespace BackendCareer.Articles;

/// <summary>Which view draws which <c>:::</c> block.</summary>
public static class BlockViews
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["glance"] = "/Articles/_Glance.cshtml",
        ["drawing"] = "/Articles/_Drawing.cshtml",
        ["pay-explorer"] = "/Pay/_Explorer.cshtml",
        ["route"] = "/Training/_Route.cshtml",
        ["routes"] = "/Training/_Routes.cshtml",
        ["routes-map"] = "/Training/_RoutesMap.cshtml",
        ["apprentice-pay"] = "/Training/_ApprenticePay.cshtml",
    }.ToFrozenDictionary();

    public static string PathOf(string block) => Paths[block];
}
