namespace ContactCenter.Api.Oidc;

/// <summary>Section <c>Oidc</c> of the configuration: sign-in by another service (OpenID Connect). Without <see cref="Authority"/> there is none.</summary>
public sealed class OidcOptions : IValidatableObject
{
    public const string Section = "Oidc";

    /// <summary>The issuer's address.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>Separated by blanks.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>This server's address as browsers know it, where a proxy changes it; absent = as the request says.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>The path to which the service sends the browser back. Register it there with this server's address in front.</summary>
    public string CallbackPath { get; set; } = "/signin-oidc";

    /// <summary>Pages that may be sent a one-time code; the first is taken when a sign-in names none.</summary>
    public string[] ReturnUrls { get; set; } = [];

    /// <summary>The claim that holds the user's groups or roles; absent = roles are given here.</summary>
    public string? RoleClaim { get; set; }

    /// <summary>Roles of ours by a value of <see cref="RoleClaim"/>.</summary>
    public Dictionary<string, string> RoleMap { get; set; } = [];

    /// <summary>Creates an account for a user of the service who has none here.</summary>
    public bool CreatesAccounts { get; set; } = true;

    /// <summary>Links an existing account by its e-mail address when the service says that it verified the address.</summary>
    public bool LinksByVerifiedEmail { get; set; }

    /// <summary>False: nobody signs in by password.</summary>
    public bool LocalSignIn { get; set; } = true;

    /// <summary>Off only for a service on this machine.</summary>
    public bool RequiresHttps { get; set; } = true;

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn && !LocalSignIn) yield return new ValidationResult("LocalSignIn is false and no Authority is set: nobody could sign in.");
        if (IsOn && (string.IsNullOrWhiteSpace(ClientId) || ReturnUrls.Length == 0))
            yield return new ValidationResult("Authority needs ClientId and at least one of ReturnUrls.");
    }
}
