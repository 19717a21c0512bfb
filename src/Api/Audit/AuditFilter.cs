using System.Globalization;

namespace ContactCenter.Api.Audit;

/// <summary>The conditions on events that a caller of the audit list gives.</summary>
/// <param name="Before">Only those before this position.</param>
/// <param name="UserId">The user who did it, or whom it concerns.</param>
internal sealed record AuditFilter(string? UserId, DateTimeOffset From, DateTimeOffset? Until, long Before)
{
    public static AuditFilter Of(ListEventsRequest request) => new(
        request.UserId, DateFilters.From(request.Start, "start") ?? DateTimeOffset.MinValue, DateFilters.Until(request.End, "end"),
        Position(request.Before));

    public bool Takes(AuditEventResponse audited) =>
        (Until is null || audited.Ts <= Until) && (UserId is null || audited.UserId == UserId || audited.By == Actors.User(UserId));

    private static long Position(string? text)
    {
        if (string.IsNullOrEmpty(text)) return long.MaxValue;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new ContactCenterException(AuditErrors.InvalidPosition);
    }
}
