using ContactCenter.Calls;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>The part that a channel of Asterisk plays in its call.</summary>
/// <param name="LegId">Null = the person outside, who stands for the call.</param>
internal sealed record AsteriskLeg(string? LegId, string? Role, string? Agent, string? Direction)
{
    /// <summary>Channel variables by which a dialplan may say more (docs/calls.md).</summary>
    public const string RoleVariable = "CC_ROLE";
    public const string AgentVariable = "CC_AGENT";
    public const string DirectionVariable = "CC_DIRECTION";

    private const string Local = "Local/";

    /// <param name="name">The channel's name, <c>PJSIP/grace-00000370</c>.</param>
    /// <param name="linkedId">The id of the call's first channel.</param>
    /// <param name="variable">The values of the channel's variables; null = not told.</param>
    /// <returns>Null = the channel is Asterisk's own, and nobody's.</returns>
    public static AsteriskLeg? Of(string name, string id, string linkedId, AsteriskOptions options, Func<string, string?> variable)
    {
        if (name.StartsWith(Local, StringComparison.OrdinalIgnoreCase)) return null;
        var isFirst = id == linkedId;
        var endpoint = EndpointOf(name);
        var isOutside = variable(RoleVariable) switch
        {
            CallLegRoles.Customer => true,
            CallLegRoles.Agent => false,
            _ => options.Trunks.Count > 0 ? options.Trunks.Contains(endpoint, StringComparer.OrdinalIgnoreCase) : isFirst,
        };
        var direction = isFirst ? variable(DirectionVariable) ?? (isOutside ? CallDirections.Inbound : CallDirections.Outbound) : null;
        if (isOutside) return new(isFirst ? null : id, null, null, KnownDirection(direction));
        return new(id, CallLegRoles.Agent, variable(AgentVariable) ?? ResourceOf(endpoint), KnownDirection(direction));
    }

    /// <summary>The extension or name in an interface of a queue: <c>grace</c> of <c>PJSIP/grace</c>, <c>1001</c> of <c>Local/1001@from-queue/n</c>.</summary>
    public static string AgentOf(string queueInterface) => EventTexts.Party(ResourceOf(queueInterface));

    private static string EndpointOf(string name) => name.LastIndexOf('-') is > 0 and var end ? name[..end] : name;

    private static string ResourceOf(string endpoint) => endpoint[(endpoint.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string? KnownDirection(string? direction) => direction is CallDirections.Inbound or CallDirections.Outbound ? direction : null;
}
