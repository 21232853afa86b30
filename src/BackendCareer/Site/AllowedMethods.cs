using BackendCareer.Content;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Net.Http.Headers;

namespace BackendCareer.Site;

/// <summary>
/// What routing says of other methods than those that an address takes. Its last route takes every address for that of an
/// article, which only a GET would find out to be none: without this, a PUT to nowhere is told that a GET would do.
/// </summary>
internal sealed class AllowedMethods(
    RequestDelegate next, EndpointDataSource routes, ParameterPolicyFactory constraints, GuideStore store)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var isAnotherMethod = context.GetEndpoint() is not (null or RouteEndpoint); // routing's own, which answers 405
        if (isAnotherMethod && !IsKnown(context))
        {
            context.SetEndpoint(null);
        }

        await next(context);
        if (isAnotherMethod)
        {
            NameHead(context.Response.Headers);
        }
    }

    private bool IsKnown(HttpContext context) =>
        store.Guide?.FindMoved(context.Request.Path.ToString()) is not null
        || routes.Endpoints.OfType<RouteEndpoint>().Any(route => route.Order < int.MaxValue && Matches(route, context));

    private bool Matches(RouteEndpoint route, HttpContext context)
    {
        var values = new RouteValueDictionary();
        var pattern = route.RoutePattern;
        var constrained = pattern.Parameters.SelectMany(
            parameter => parameter.ParameterPolicies,
            (parameter, policy) => (parameter.Name, Constraint: constraints.Create(parameter, policy) as IRouteConstraint));
        return new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(context.Request.Path, values)
            && constrained.All(each =>
                each.Constraint?.Match(context, route: null, each.Name, values, RouteDirection.IncomingRequest) != false);
    }

    /// <summary>It is answered wherever a GET is.</summary>
    private static void NameHead(IHeaderDictionary headers)
    {
        var allowed = headers.GetCommaSeparatedValues(HeaderNames.Allow);
        if (allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
        {
            headers.Allow = string.Join(", ", allowed.Append(HttpMethods.Head));
        }
    }
}
