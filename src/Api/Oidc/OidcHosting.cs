using ContactCenter.Api.Accounts;
using ContactCenter.Integrations.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ContactCenter.Api.Oidc;

/// <summary>Sign-in by another service, by ASP.NET Core's handler: code flow with PKCE, state and nonce. Nothing is registered without configuration.</summary>
internal static class OidcHosting
{
    private const string Scheme = "oidc";
    private const string IssuerItem = "issuer";

    /// <exception cref="OptionsValidationException">The configuration contradicts itself.</exception>
    public static void AddOidc(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<OidcOptions>(OidcOptions.Section);
        builder.Services.AddOptions<LocalSignInOptions>().Configure<IOptions<OidcOptions>>((local, oidc) => local.IsOn = oidc.Value.LocalSignIn);
        var settings = CheckedSettings.Read<OidcOptions>(builder.Configuration, OidcOptions.Section);
        if (!settings.IsOn) return;
        builder.Services.AddSingleton<SharedProtection>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SharedProtection>());
        builder.Services.AddSingleton<OidcAccounts>();
        builder.Services.AddSingleton<OidcSignIn>();
        // Its own default scheme, which knows nobody: the API's own sign-in is by headers, and this one only begins and ends at its two paths.
        builder.Services.AddAuthentication(NobodyHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, NobodyHandler>(NobodyHandler.Scheme, null)
            .AddOpenIdConnect(Scheme, options => Configure(options, settings));
        builder.Services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<SharedProtection>((options, protection) => options.DataProtectionProvider = protection);
    }

    public static void MapOidc(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<OidcOptions>>().Value.IsOn) return;
        var (signIn, limiter) = (app.Services.GetRequiredService<OidcSignIn>(), app.Services.GetRequiredService<RateLimiter>());
        app.MapGet(ApiRoutes.BasePath + "login.oidc", async (HttpContext http) =>
        {
            if (limiter.IsAboveAddressLimit(http, "GET login.oidc", RateLimitRule.Login)) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            if (signIn.ReturnUrlOf(http.Request.Query["returnUrl"]) is not { } returnUrl) return Results.BadRequest();
            try
            {
                await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = returnUrl });
                return Results.Empty;
            }
            catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
            {
                return Results.Redirect(signIn.Unavailable(failure, returnUrl));
            }
        }).ExcludeFromDescription();
    }

    private static void Configure(OpenIdConnectOptions options, OidcOptions settings)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
        (options.CallbackPath, options.RequireHttpsMetadata) = (settings.CallbackPath, settings.RequiresHttps);
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (options.UsePkce, options.SaveTokens, options.MapInboundClaims) = (true, false, false);
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        foreach (var claim in new[] { "preferred_username", "email_verified", settings.RoleClaim }.OfType<string>())
            options.ClaimActions.MapJsonKey(claim, claim);
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = settings.PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true
                ? CookieSecurePolicy.Always
                : CookieSecurePolicy.SameAsRequest;
        }

        options.Events = Events(settings);
    }

    private static OpenIdConnectEvents Events(OidcOptions settings) => new()
    {
        OnRedirectToIdentityProvider = context =>
        {
            if (settings.PublicUrl is { } url) context.ProtocolMessage.RedirectUri = url.TrimEnd('/') + settings.CallbackPath;
            return Task.CompletedTask;
        },
        OnTokenValidated = context =>
        {
            context.Properties!.Items[IssuerItem] = context.SecurityToken.Issuer;
            return Task.CompletedTask;
        },
        OnTicketReceived = async context =>
        {
            context.HandleResponse();
            var signIn = context.HttpContext.RequestServices.GetRequiredService<OidcSignIn>();
            context.Response.Redirect(await signIn.CompleteAsync(
                context.Principal!, context.Properties!.Items[IssuerItem]!, context.ReturnUri!, context.HttpContext.RequestAborted));
        },
        OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.HttpContext.RequestServices.GetRequiredService<OidcSignIn>().Fail(context);
            return Task.CompletedTask;
        },
    };
}
