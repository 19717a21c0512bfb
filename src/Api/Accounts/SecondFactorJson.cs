using ContactCenter.Accounts;

namespace ContactCenter.Api.Accounts;

internal static class SecondFactorJson
{
    private const string Issuer = "ContactCenter";

    /// <summary>The secret, and the address that an authenticator app reads from a QR code.</summary>
    public static ApiResponse Offered(OfferedSecret offered) => ApiResponse.Of(json =>
    {
        json.WriteString("secret", offered.Secret);
        json.WriteString(
            "url", $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(offered.Username)}?secret={offered.Secret}&issuer={Issuer}&digits=6&period=30");
    });
}
