using System.Text.Json;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>A channel in an event of ARI.</summary>
internal sealed class AriChannel
{
    /// <summary>Has to be among <c>channelvars</c> of ari.conf; without it each channel is a call of its own.</summary>
    private const string LinkedIdVariable = "CHANNEL(linkedid)";

    private readonly PayloadFields _fields;
    private readonly PayloadFields? _caller;
    private readonly PayloadFields? _connected;
    private readonly PayloadFields? _dialplan;
    private readonly PayloadFields? _variables;

    private AriChannel(JsonElement channel)
    {
        _fields = PayloadFields.Of(channel);
        _caller = Part(channel, "caller");
        _connected = Part(channel, "connected");
        _dialplan = Part(channel, "dialplan");
        _variables = Part(channel, "channelvars");
        Id = _fields.Required("id");
        CallId = Variable(LinkedIdVariable) ?? Id;
    }

    public string Id { get; }

    /// <summary>The id of the first channel of the call.</summary>
    public string CallId { get; }
    public string Name => _fields.Required("name");
    public string? State => _fields["state"];
    public string? CallerNumber => _caller?["number"];
    public string? ConnectedNumber => _connected?["number"];
    public string? Extension => _dialplan?["exten"];

    public static AriChannel? Find(JsonElement json, string member) =>
        json.TryGetProperty(member, out var channel) && channel.ValueKind == JsonValueKind.Object ? new(channel) : null;

    public static AriChannel Required(JsonElement json, string member) =>
        Find(json, member) ?? throw new ContactCenterException(CallFormatErrors.Missing(member));

    public string? Variable(string name) => _variables?[name];

    public AsteriskLeg? Leg(AsteriskOptions options) => AsteriskLeg.Of(Name, Id, CallId, options, Variable);

    private static PayloadFields? Part(JsonElement channel, string member) =>
        channel.TryGetProperty(member, out var part) && part.ValueKind == JsonValueKind.Object ? PayloadFields.Of(part) : null;
}
