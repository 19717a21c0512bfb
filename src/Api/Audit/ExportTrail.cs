using ContactCenter.Audit;

namespace ContactCenter.Api.Audit;

/// <summary>Notes that somebody took data out, before the first byte goes.</summary>
internal sealed class ExportTrail(IGrainFactory grains, TimeProvider time)
{
    /// <param name="of">The person whose data is exported; null = everybody's.</param>
    public Task<long> NoteAsync(ApiCall call, string what, string? of = null) =>
        grains.GetGrain<IAuditGrain>(AuditDays.KeyOf(time.GetUtcNow())).RecordExport(call.Ids.Command(call.Caller.Actor), what, of);
}
