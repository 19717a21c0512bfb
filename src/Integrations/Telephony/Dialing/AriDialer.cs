using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using ContactCenter.Calls;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Integrations.Telephony.Dialing;

/// <summary>
/// Lets Asterisk call the agent's phone, and go on to the number in the dialplan. The channel has the id of the request, which by that is the
/// linkedid of the call.
/// </summary>
public sealed class AriDialer(TelephonySettings settings, OutgoingHttp outgoing) : ProviderDialer(settings, outgoing, settings.Ari.Url!)
{
    private const int RingingSeconds = 45;

    public override string Provider => CallFormats.Ari;

    private protected override HttpRequestMessage Order(DialRequest request)
    {
        var endpoint = Settings.Ari.AgentEndpoint.Replace(AriSettings.AgentPlace, request.Agent, StringComparison.Ordinal);
        var variables = new Dictionary<string, string>
        {
            [AsteriskLeg.RoleVariable] = CallLegRoles.Agent, [AsteriskLeg.AgentVariable] = request.Agent,
            [AsteriskLeg.DirectionVariable] = CallDirections.Outbound,
        };
        var order = new AriOriginate(
            endpoint, request.Number, Settings.Ari.Context, 1, request.ProviderCallId, RingingSeconds, request.From ?? request.Number, variables);
        return new(HttpMethod.Post, Settings.Ari.AddressOf("channels"))
        {
            Content = JsonContent.Create(order, DialJson.Default.AriOriginate), Headers = { Authorization = Settings.Ari.Credentials },
        };
    }

    /// <summary>A channel of this id exists: the order was carried out before.</summary>
    private protected override DialOutcome? ReadOwn(HttpStatusCode status) => status == HttpStatusCode.Conflict ? DialOutcome.Accepted : null;
}

/// <summary>The body of <c>POST /channels</c>.</summary>
internal sealed record AriOriginate(
    string Endpoint, string Extension, string Context, int Priority, string ChannelId, int Timeout, string CallerId,
    IReadOnlyDictionary<string, string> Variables);

/// <summary>An order to a service of one's own.</summary>
internal sealed record DialOrder(string CallId, string Agent, string To, string? From);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AriOriginate))]
[JsonSerializable(typeof(DialOrder))]
internal sealed partial class DialJson : JsonSerializerContext;
