using Microsoft.AspNetCore.Identity;

namespace BackendCareer.Sessions;

/// <summary>Somebody who may decide about comments. Made by the operator on the command line; nobody registers.</summary>
public sealed class Moderator : IdentityUser;
