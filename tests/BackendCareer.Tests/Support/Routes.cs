using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace BackendCareer.Tests.Support;

/// <summary>Every route of a site, as tables of the tests name it: <c>POST /comments/{id}/edit</c>. Files of wwwroot have none.</summary>
internal static partial class Routes
{
    /// <summary>"any" for what takes every method.</summary>
    public static IEnumerable<(string Method, string Address)> Of(TestSite site) =>
        from endpoint in EndpointsOf(site)
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any"]
        where method != "HEAD" // is answered like GET
        select (method, $"/{Constraint().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "")}");

    public static ImmutableArray<StaticAssetDescriptor> FilesOf(TestSite site) =>
        [.. EndpointsOf(site).Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()];

    private static IEnumerable<RouteEndpoint> EndpointsOf(TestSite site) =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [GeneratedRegex(@":[^}]+")]
    private static partial Regex Constraint();
}
