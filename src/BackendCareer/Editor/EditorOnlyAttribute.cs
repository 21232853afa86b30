using BackendCareer.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace BackendCareer.Editor;

/// <summary>For whoever edits on this machine, in Development; for everybody else there is nothing under the address.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EditorOnlyAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var environment = context.HttpContext.RequestServices.GetRequiredService<IHostEnvironment>();
        if (!environment.IsDevelopment() || !context.HttpContext.IsFromHere())
        {
            context.Result = new NotFoundResult();
        }
    }
}
