using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContactCenter.Api.SignIn;

/// <summary>Users' sign-in and permissions, as schemes and policies of ASP.NET Core.</summary>
internal static class SignInSetup
{
    /// <remarks>
    /// No scheme is the default: a request is authenticated because its endpoint asks for it, so that public operations look at no header. What a
    /// visitor may do never depends on a user's sign-in (DESIGN §7).
    /// </remarks>
    public static void AddSignIn(this IServiceCollection services)
    {
        if (services.Any(service => service.ImplementationType == typeof(PermissionHandler))) return;
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.HeadersScheme, null)
            .AddScheme<AuthenticationSchemeOptions, HubAuthentication>(HubAuthentication.HubScheme, null)
            .AddScheme<AuthenticationSchemeOptions, VisitorTicketAuthentication>(VisitorTicketAuthentication.VisitorScheme, null);
        services.AddAuthorization();
        services.TryAddSingleton<AccessControl>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
    }

    /// <summary>Lets callers in who are signed in and have the operation's permissions; all callers when the operation is public.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder endpoint, Access access)
        where TBuilder : IEndpointConventionBuilder =>
        access.Kind == AccessKind.Public ? endpoint : endpoint.RequireAuthorization(PolicyOf(access, TokenAuthentication.HeadersScheme));

    /// <summary>Lets every signed-in user in, also by SignalR's access token.</summary>
    public static TBuilder RequireHubSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(PolicyOf(Access.SignedIn, HubAuthentication.HubScheme));

    /// <summary>Lets everybody in but those who come with a ticket that is no good.</summary>
    public static TBuilder TakeVisitorTickets<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizationPolicyBuilder(VisitorTicketAuthentication.VisitorScheme)
            .RequireAssertion(context => context.User is VisitorPrincipal).Build());

    private static AuthorizationPolicy PolicyOf(Access access, string scheme) =>
        new AuthorizationPolicyBuilder(scheme).AddRequirements(new PermissionRequirement(access)).Build();
}
