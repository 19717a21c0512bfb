using ContactCenter.Integrations.Sms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ContactCenter.Tests.Sms;

/// <summary>The example that the provider's documentation gives of its signature.</summary>
public sealed class TwilioSignatureTests
{
    private const string AuthToken = "12345";
    private const string Address = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private static readonly Dictionary<string, StringValues> Form = new()
    {
        ["CallSid"] = "CA1234567890ABCDE", ["Caller"] = "+14158675309", ["Digits"] = "1234", ["From"] = "+14158675309", ["To"] = "+18005551212",
    };

    [Fact]
    public void Documented_example_is_valid() => Assert.True(TwilioSignature.IsValid(Signature, AuthToken, Address, new FormCollection(Form)));

    [Fact]
    public void Nothing_of_what_is_signed_can_be_another()
    {
        var other = new Dictionary<string, StringValues>(Form) { ["Digits"] = "1235" };
        var more = new Dictionary<string, StringValues>(Form) { ["More"] = "" };
        Assert.False(TwilioSignature.IsValid(Signature, AuthToken, Address, new FormCollection(other)));
        Assert.False(TwilioSignature.IsValid(Signature, AuthToken, Address, new FormCollection(more)));
        Assert.False(TwilioSignature.IsValid(Signature, AuthToken, Address + "&baz=3", new FormCollection(Form)));
        Assert.False(TwilioSignature.IsValid(Signature, "12346", Address, new FormCollection(Form)));
        Assert.False(TwilioSignature.IsValid("", AuthToken, Address, new FormCollection(Form)));
    }
}
