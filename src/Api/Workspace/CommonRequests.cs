namespace ContactCenter.Api.Workspace;

/// <summary>The parameters of a list that a text narrows.</summary>
/// <param name="Text">A part of the name, in any case.</param>
internal sealed record ListByTextRequest([MaxLength(InputLimits.NameMax)] string? Text = null) : PageParameters;

/// <summary>Names a user.</summary>
internal sealed record UsernameRequest([MaxLength(InputLimits.NameMax)] string Username);
