using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Sessions;

/// <summary>No browser and no proxy keeps the answers of this controller.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PrivatePageAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        // At the last moment: a form with a token writes a header of its own.
        context.HttpContext.Response.OnStarting(static state =>
        {
            ((HttpResponse)state).Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        }, context.HttpContext.Response);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
