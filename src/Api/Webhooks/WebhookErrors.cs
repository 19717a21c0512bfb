using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Api.Webhooks;

/// <summary>Errors of endpoints of webhooks.</summary>
internal static class WebhookErrors
{
    public static Error NoWebAddress { get; } = Error.Coded("error-invalid-webhook-url", "The address must begin with http:// or https:// and name a host");
    public static Error AddressWithUser { get; } = Error.Coded("error-invalid-webhook-url", "The address must not contain a user name or password");
    public static Error PrivateAddress { get; } = Error.Coded(
        "error-invalid-webhook-url", "The address is not public; an operator can allow it in the configuration, Outgoing:AllowedAddresses");

    public static Error InvalidSecret { get; } = Error.Coded("error-invalid-webhook-secret", "A secret is whsec_ and 24 to 64 bytes in Base64");
    public static Error UnknownEvent { get; } = Error.Plain("error-invalid-webhook-event");

    public static Error Of(OutgoingFault fault) => fault switch
    {
        OutgoingFault.Private => PrivateAddress,
        OutgoingFault.UserInfo => AddressWithUser,
        _ => NoWebAddress,
    };
}
