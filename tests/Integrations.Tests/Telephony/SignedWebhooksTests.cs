using System.Globalization;
using System.Text;
using ContactCenter.Integrations.Signatures;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Signing;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Telephony;

/// <summary>Who may bring events of calls: by a signature, or by a token where a PBX cannot sign.</summary>
public sealed class SignedWebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Next = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDc2VjcmV0";
    private const string Token = "q3Zt-9f_0aPXw1LmVb7K";
    private const string Body = """{"test": 2432232314}""";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1614265330));

    [Fact]
    public void Example_of_the_specification_is_valid() =>
        Assert.Null(Fault("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [Fact]
    public void What_the_specifications_own_library_signs_is_valid()
    {
        var signature = new global::StandardWebhooks.StandardWebhook(Next).Sign("msg_1", _time.GetUtcNow(), Body);
        Assert.Null(Fault("msg_1", Now(), signature));
        Assert.Equal(signature, Signed(Next, "msg_1", Now()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void Signature_of_less_than_five_minutes_is_valid(int seconds) =>
        Assert.Null(Fault("msg_1", Now(seconds), Signed(Secret, "msg_1", Now(seconds))));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void Signature_that_is_older_or_of_the_future_is_expired(int seconds) =>
        Assert.Equal(WebhookFault.Expired, Fault("msg_1", Now(seconds), Signed(Secret, "msg_1", Now(seconds))));

    [Fact]
    public void Request_that_is_replayed_later_is_expired_and_cannot_be_dated_anew()
    {
        var (then, signature) = (Now(), Signed(Secret, "msg_1", Now()));
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(WebhookFault.Expired, Fault("msg_1", then, signature));
        Assert.Equal(WebhookFault.Forged, Fault("msg_1", Now(), signature));
    }

    [Fact]
    public void Nothing_of_what_is_signed_can_be_another()
    {
        var signature = Signed(Secret, "msg_1", Now());
        Assert.Equal(WebhookFault.Forged, Fault("msg_2", Now(), signature));
        Assert.Equal(WebhookFault.Forged, Fault("msg_1", Now(1), signature));
        Assert.Equal(WebhookFault.Forged, Fault("msg_1", Now(), signature, Body + " "));
        Assert.Equal(WebhookFault.Forged, Fault("msg_1", Now(), Signed("whsec_" + Convert.ToBase64String(new byte[24]), "msg_1", Now())));
    }

    [Theory]
    [InlineData(null, "1614265330", "v1,x")]
    [InlineData("", "1614265330", "v1,x")]
    [InlineData("msg_1", null, "v1,x")]
    [InlineData("msg_1", "soon", "v1,x")]
    [InlineData("msg_1", "-5", "v1,x")]
    [InlineData("msg_1", "1614265330", null)]
    public void Request_without_a_header_is_unsigned(string? id, string? timestamp, string? signature) =>
        Assert.Equal(WebhookFault.Unsigned, Fault(id, timestamp, signature));

    [Theory]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,")]
    [InlineData("v1,not base64")]
    [InlineData("v1,AAAA")]
    public void Signature_of_another_form_is_none(string signature) =>
        Assert.Equal(WebhookFault.Forged, Fault("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signature));

    [Fact]
    public void One_valid_signature_of_several_is_enough_and_many_are_not_looked_at()
    {
        var signature = Signed(Secret, "msg_1", Now());
        Assert.Null(Fault("msg_1", Now(), $"v1,AAAA v2,BBBB {signature}"));
        Assert.Equal(WebhookFault.Forged, Fault("msg_1", Now(), string.Concat(Enumerable.Repeat("v1,AAAA ", 10)) + signature));
    }

    [Fact]
    public void Without_a_secret_nothing_is_valid() => Assert.Equal(
        WebhookFault.NotConfigured,
        new SignedWebhooks(new TelephonySettings(), _time).FindFault("msg_1", Now(), Signed(Secret, "msg_1", Now()), Encoding.UTF8.GetBytes(Body)));

    [Fact]
    public void Token_lets_in_by_itself_or_as_the_password_of_basic_authentication()
    {
        var tokens = new PbxTokens(new TelephonySettings { Tokens = ["another-token-of-a-pbx", Token] });
        Assert.True(tokens.AreOne(Token));
        Assert.True(tokens.AreInBasic($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"pbx:{Token}"))}"));
        Assert.False(tokens.AreOne(Token + "x"));
        Assert.False(tokens.AreOne(""));
        Assert.False(tokens.AreOne(null));
        Assert.False(new PbxTokens(new TelephonySettings()).AreOne(""));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic cGJ4")]
    [InlineData("Basic cGJ4Ong=")]
    [InlineData("Bearer q3Zt-9f_0aPXw1LmVb7K")]
    public void Other_authentication_is_none(string? header) =>
        Assert.False(new PbxTokens(new TelephonySettings { Tokens = [Token] }).AreInBasic(header));

    private string Now(int seconds = 0) => (_time.GetUtcNow().ToUnixTimeSeconds() - seconds).ToString(CultureInfo.InvariantCulture);

    private static string Signed(string secret, string id, string timestamp) => StandardWebhook.Sign(secret, id, timestamp, Encoding.UTF8.GetBytes(Body));

    private WebhookFault? Fault(string? id, string? timestamp, string? signature, string body = Body) =>
        new SignedWebhooks(new TelephonySettings { SigningSecrets = [Next, Secret] }, _time).FindFault(id, timestamp, signature, Encoding.UTF8.GetBytes(body));
}
