using ContactCenter.Api.Contacts.Transfer;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Transfer;

/// <summary>Brings past calls in, or only finds out what that would do.</summary>
internal sealed class CallRecords(
    CallRowFormat format, CallIntake intake, ICallDirectory directory, IWorkspaceConfiguration workspace, CommandRetry retry, AgentReference by, string route,
    bool isDryRun, TimeProvider time) : IRecordImporter
{
    public RecordToImport Read(string record)
    {
        var (row, fault) = format.Read(record);
        if (row is null) return RecordToImport.Faulty(fault!);
        var read = PastCallEvents.Of(row);
        return read.Fault is { } broken
            ? RecordToImport.Faulty(broken)
            : new RecordToImport(cancellationToken => ImportAsync(row, read.Events, cancellationToken), null);
    }

    /// <exception cref="ContactCenterException">The row is refused, or its outcome is unknown after several attempts.</exception>
    private async Task<ImportOutcome> ImportAsync(CallImportRow row, ImmutableArray<CallEvent> events, CancellationToken cancellationToken)
    {
        var notes = row.Notes?.Trim() is { Length: > 0 } text ? text : null;
        ImmutableArray<string> tags = [.. (row.Tags ?? []).Select(tag => tag.Trim()).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)];
        var past = new PastCall(by, notes, row.Disposition is { } name ? FindDisposition(name) : null, tags);
        // A call that is known is not changed by an import, so a dry run may ask it.
        if (isDryRun && !await IsKnownAsync(CallIds.Of(row.Provider, row.Id), cancellationToken)) return Checked(events);
        var recorded = await retry.RunAsync(() => intake.ImportAsync(row.Provider, row.Id, events, past, cancellationToken), route, CancellationToken.None);
        if (recorded.Answers.FirstOrDefault(answer => answer.Error is not null) is { Error: { } refused }) throw new ContactCenterException(refused);
        return recorded.Answers.All(answer => answer.Result == CallEventResults.Repeated) ? ImportOutcome.Unchanged : ImportOutcome.Created;
    }

    private async Task<bool> IsKnownAsync(string callId, CancellationToken cancellationToken) =>
        await retry.RunAsync(() => directory.FindCallAsync(callId, cancellationToken), route, cancellationToken) is not null;

    private ImportOutcome Checked(ImmutableArray<CallEvent> events)
    {
        var now = time.GetUtcNow();
        var fault = events.Select(call => CallIntake.FindFault(call, now)).FirstOrDefault(fault => fault is not null);
        return fault is null ? ImportOutcome.Created : throw new ContactCenterException(fault);
    }

    /// <summary>A past call may have ended in another department than the disposition is for now.</summary>
    private CallDisposition FindDisposition(string nameOrId)
    {
        var known = workspace.Current.Dispositions;
        var found = known.GetValueOrDefault(nameOrId) ?? known.Values.OrderBy(item => item.DispositionId, StringComparer.Ordinal)
            .FirstOrDefault(item => string.Equals(item.Name, nameOrId, StringComparison.OrdinalIgnoreCase));
        return found is null ? throw new ContactCenterException(CallErrors.DispositionNotFound) : new CallDisposition(found.DispositionId, found.Name);
    }
}
