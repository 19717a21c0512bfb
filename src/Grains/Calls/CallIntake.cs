using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Errors;
using ContactCenter.Parties;
using ContactCenter.Sms;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Calls;

/// <summary>
/// Takes what a provider reports: finds the agents and departments that it names and the contact of the number, then lets the call record
/// it. The way of a call whose contact is not known yet is visitor, contact, call (DESIGN §6): the first entry already shows who it is.
/// </summary>
public sealed class CallIntake(IGrainFactory grains, SmsVisitors numbers, PhoneAgents phones, IWorkspaceConfiguration workspace)
{
    /// <param name="provider">The name of the provider: letters, digits and signs, on one line.</param>
    /// <param name="events">Any events of one call. At most <see cref="CallLimits.EventsPerCommandMax"/>.</param>
    /// <returns>One answer for each event. An error that concerns all of them is an exception.</returns>
    public async Task<RecordedCall> RecordAsync(
        string provider, string providerCallId, IReadOnlyCollection<CallEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, CallLimits.EventsPerCommandMax);
        return await RecordAsync(new RecordCallEvents(provider, providerCallId, await ReceiveAsync(events, cancellationToken)), cancellationToken);
    }

    /// <summary>Records a call that is over long since, as a whole or not at all. One that is known already is not changed.</summary>
    /// <param name="events">All events of the call.</param>
    /// <returns>One answer for each event: with one refusal nothing is recorded.</returns>
    public async Task<RecordedCall> ImportAsync(
        string provider, string providerCallId, IReadOnlyCollection<CallEvent> events, PastCall past, CancellationToken cancellationToken = default) =>
        await RecordAsync(
            new RecordCallEvents(provider, providerCallId, await ReceiveAsync(events, cancellationToken)) { Past = past }, cancellationToken);

    /// <summary>The fault of an event by itself; null = none.</summary>
    public static Error? FindFault(CallEvent call, DateTimeOffset now) => CallEventRules.FindFault(call, now);

    /// <summary>Notes that a user asks the provider for a call, and finds the contact of the number.</summary>
    public async Task<CallView> DialAsync(DialCall command, CancellationToken cancellationToken = default)
    {
        var callId = CallIds.Of(command.Provider, command.ProviderCallId);
        var view = await grains.GetGrain<ICallGrain>(callId).Dial(command);
        return await MatchAsync(callId, cancellationToken) ?? view;
    }

    /// <summary>Finds the contact of a call that has none, if its number is known.</summary>
    /// <returns>The call; null = there is none.</returns>
    public async Task<CallView?> MatchAsync(string callId, CancellationToken cancellationToken = default)
    {
        var call = grains.GetGrain<ICallGrain>(callId);
        if (await call.Find() is not { } view) return null;
        var nothing = new RecordCallEvents(view.Provider, view.ProviderCallId, []);
        var known = await call.Record(nothing);
        return known.ToMatch is { } number ? (await MatchAsync(callId, number, IsOutbound([], view), nothing, cancellationToken)).View : known.View;
    }

    private async Task<RecordedCall> RecordAsync(RecordCallEvents report, CancellationToken cancellationToken)
    {
        var callId = CallIds.Of(report.Provider, report.ProviderCallId);
        var recorded = await grains.GetGrain<ICallGrain>(callId).Record(report with { WantsPartyFirst = true });
        if (recorded.ToMatch is not { } number) return recorded;
        var ignoresBlocks = report.Past is not null || IsOutbound(report.Events.Select(received => received.Event), recorded.View);
        return await MatchAsync(callId, number, ignoresBlocks, report, cancellationToken);
    }

    private async Task<RecordedCall> MatchAsync(
        string callId, string number, bool ignoresBlocks, RecordCallEvents report, CancellationToken cancellationToken)
    {
        var shown = PhoneForm.Of(number, workspace.Current.PhoneRegion)?.Shown ?? number;
        var visitor = grains.GetGrain<IVisitorGrain>(await numbers.KeyOfAsync(shown, cancellationToken));
        return await visitor.ReceiveCall(new ReceiveCall(callId, shown, ignoresBlocks, report));
    }

    private static bool IsOutbound(IEnumerable<CallEvent> events, CallView? view) =>
        (view?.Record.Direction ?? events.Select(call => call.Direction).FirstOrDefault(direction => direction is not null)) == CallDirections.Outbound;

    private async Task<ImmutableArray<ReceivedCallEvent>> ReceiveAsync(IReadOnlyCollection<CallEvent> events, CancellationToken cancellationToken)
    {
        var agents = new Dictionary<string, AgentReference?>(StringComparer.Ordinal);
        foreach (var name in events.Select(call => call.Agent).OfType<string>().Distinct(StringComparer.Ordinal))
            agents.Add(name, name.Length <= CallLimits.NameCharactersMax ? await phones.FindAsync(name, cancellationToken) : null);
        var settings = workspace.Current;
        return [.. events.Select(call => new ReceivedCallEvent(call, call.Agent is { } name ? agents[name] : null, FindDepartmentId(call.Queue, settings)))];
    }

    /// <summary>The department that a provider's queue is: by its id, or by its name without regard to case; null = none.</summary>
    internal static string? FindDepartmentId(string? queue, WorkspaceSnapshot workspace)
    {
        if (queue is null) return null;
        var departments = workspace.Departments;
        if (departments.ContainsKey(queue)) return queue;
        return departments.Values.Where(department => string.Equals(department.Profile.Name, queue, StringComparison.OrdinalIgnoreCase))
            .Select(department => department.DepartmentId).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
