using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Telephony;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Telephony;

/// <summary>The configuration of telephony, as environment variables and files give it.</summary>
public sealed class TelephonySettingsTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly Dictionary<string, string?> All = new()
    {
        ["Telephony:SigningSecrets"] = $"{Secret},whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDc2VjcmV0", ["Telephony:Tokens:0"] = "q3Zt-9f_0aPXw1LmVb7K",
        ["Telephony:Trunks"] = "PJSIP/one, PJSIP/two", ["Telephony:Dial"] = "ari", ["Telephony:Ari:Url"] = "http://10.0.0.5:8088/ari",
        ["Telephony:Ari:Username"] = "cc", ["Telephony:Ari:Password"] = "secret", ["Telephony:Twilio:AccountSid"] = "AC1",
        ["Telephony:Twilio:AuthToken"] = "token", ["Telephony:Twilio:From"] = "+15550100",
        ["Telephony:Twilio:PublicUrl"] = "https://cc.example.com",
        ["Telephony:Webhook:Url"] = "https://pbx.example.com/dial",
        ["Telephony:Webhook:Secret"] = Secret, ["Telephony:Webhook:Provider"] = "cti",
    };

    [Fact]
    public void Lists_are_read_as_lists_and_as_one_text()
    {
        var settings = Read(All);
        Assert.Equal(2, settings.SigningSecrets.Count);
        Assert.Equal(["q3Zt-9f_0aPXw1LmVb7K"], settings.Tokens);
        Assert.Equal(["PJSIP/one", "PJSIP/two"], settings.Trunks);
        Assert.Equal("http://10.0.0.5:8088/ari/channels", settings.Ari.AddressOf("channels").AbsoluteUri);
    }

    [Fact]
    public void Without_configuration_there_is_nothing_to_complain_of() => Assert.Empty(Read([]).Tokens);

    [Theory]
    [InlineData("ari")]
    [InlineData("twilio")]
    [InlineData("webhook")]
    public void Everything_that_dials_can_be_configured(string dial) => Assert.Equal(dial, Read(new(All) { ["Telephony:Dial"] = dial }).Dial);

    [Theory]
    [InlineData("SigningSecrets", "secret", "each of SigningSecrets must be whsec_ and 24 to 64 bytes in Base64.")]
    [InlineData("SigningSecrets", "whsec_AAAA", "each of SigningSecrets must be whsec_ and 24 to 64 bytes in Base64.")]
    [InlineData("Tokens:0", "short", "each of Tokens must have 20 or more letters, digits, hyphens and underscores.")]
    [InlineData("Tokens:0", "long-enough/but-with-a-slash", "each of Tokens must have 20 or more letters, digits, hyphens and underscores.")]
    [InlineData("Dial", "phone", "Dial must be ari, twilio or webhook.")]
    [InlineData("Ari:Url", null, "for Dial=ari or Ari:Listen, Ari:Url is needed.")]
    [InlineData("Ari:Url", "ws://pbx/ari", "Ari:Url must be an address beginning with http:// or https://.")]
    [InlineData("Ari:Password", "", "with an Ari:Url, Ari:Username and Ari:Password are needed.")]
    [InlineData("Ari:AgentEndpoint", "PJSIP/1001", "Ari:AgentEndpoint must contain {agent}.")]
    [InlineData("Twilio:AuthToken", "", "with a Twilio:AccountSid, Twilio:AuthToken is needed.")]
    [InlineData("Twilio:PublicUrl", "cc.example.com", "Twilio:PublicUrl and Twilio:ApiUrl must be addresses beginning with http:// or https://.")]
    [InlineData("FreeSwitchRecordingsUrl", "file:///tmp", "FreeSwitchRecordingsUrl must be an address beginning with http:// or https://.")]
    public void Configuration_that_cannot_work_is_refused_with_one_sentence(string key, string? value, string sentence)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(new(All) { [$"Telephony:{key}"] = value }));
        Assert.Equal($"Configuration Telephony: {sentence}", refused.Message);
    }

    [Theory]
    [InlineData("twilio", "Twilio:AccountSid")]
    [InlineData("twilio", "Twilio:From")]
    [InlineData("webhook", "Webhook:Url")]
    [InlineData("webhook", "Webhook:Secret")]
    [InlineData("webhook", "Webhook:Provider")]
    public void What_dialing_needs_is_asked_for(string dial, string key) => Assert.Throws<OptionsValidationException>(
        () => Read(new(All) { ["Telephony:Dial"] = dial, [$"Telephony:{key}"] = null }));

    [Theory]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("RecordingMaxMegabytes", "0")]
    [InlineData("RecordingTimeoutSeconds", "601")]
    public void Limits_have_limits(string key, string value) =>
        Assert.Throws<OptionsValidationException>(() => Read(new(All) { [$"Telephony:{key}"] = value }));

    internal static TelephonySettings Read(Dictionary<string, string?> settings) => CheckedSettings.Read<TelephonySettings>(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), TelephonySettings.Section, TelephonySettings.Bind);
}
