using System.Runtime.CompilerServices;
using ContactCenter.Api.Calls;
using ContactCenter.Calls;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Reads all calls of one person, a page at a time: those with its contact, and those of its numbers that a block kept out.</summary>
internal sealed class ExportedCalls(ICallIds callIds, ICallDirectory calls, IJournal journal, IWorkspaceConfiguration workspace)
{
    private const int CallsPerPage = 50;
    private const int EntriesPerPage = 200;

    public async Task<bool> HasAnyAsync(ContactView contact, CancellationToken cancellationToken) =>
        !(await ListAsync(contact, null, 1, cancellationToken)).IsEmpty;

    public async IAsyncEnumerable<ExportedCall> ReadAsync(ContactView contact, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await ListAsync(contact, after, CallsPerPage, cancellationToken);
            foreach (var callId in page)
                if (await calls.FindCallAsync(callId, cancellationToken) is { } call) yield return Exported(call, cancellationToken);
            if (page.Length < CallsPerPage) yield break;
            after = page[^1];
        }
    }

    private Task<ImmutableArray<string>> ListAsync(ContactView contact, string? after, int limit, CancellationToken cancellationToken)
    {
        var region = workspace.Current.PhoneRegion;
        return callIds.ListCallIdsOfPersonAsync(
            contact.AllIds, [.. contact.Phones.Select(phone => ContactAddresses.PhoneKey(phone, region)).Distinct(StringComparer.Ordinal)], after, limit,
            cancellationToken);
    }

    private ExportedCall Exported(CallView call, CancellationToken cancellationToken) => new(
        CallResponse.From(call), [.. call.Record.Legs.Select(CallLegResponse.From)],
        [.. call.Record.Recordings.Select(recording => Exported(call, recording))], HistoryAsync(call.CallId, cancellationToken));

    private static ExportedRecording Exported(CallView call, CallRecording recording) => new(
        recording.EventId, recording.Kind, recording.At, recording.DurationSeconds,
        $"/api/v1/calls.recording?callId={call.CallId}&recordingId={Uri.EscapeDataString(recording.EventId)}");

    private async IAsyncEnumerable<CallEntryResponse> HistoryAsync(string callId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long after = 0; ;)
        {
            var page = await journal.ReadEntityAsync(new EntityId(EntityTypes.Call, callId), after, EntriesPerPage, cancellationToken);
            foreach (var entry in page)
                if (CallEntryResponse.From(entry) is { } shown) yield return shown;
            if (page.Length < EntriesPerPage) yield break;
            after = page[^1].Seq;
        }
    }
}
