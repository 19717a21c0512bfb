using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Integrations.Sms;

/// <summary>
/// Twilio's signature of its calls: Base64 of the HMAC-SHA1, by the account's token, of the address that it calls, followed by every parameter of
/// the form, name and value, in the order of their names.
/// </summary>
public static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    public static bool IsValid(string signature, string authToken, string address, IFormCollection form) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(authToken, address, form)));

    [SuppressMessage("Security", "CA5350", Justification = "The provider signs like this; as a keyed hash SHA-1 is not known to be weak.")]
    public static string Of(string authToken, string address, IFormCollection form)
    {
        var signed = new StringBuilder(address);
        foreach (var (name, values) in form.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }
}
