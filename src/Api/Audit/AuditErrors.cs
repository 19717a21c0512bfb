namespace ContactCenter.Api.Audit;

internal static class AuditErrors
{
    public static Error InvalidPosition { get; } = CommonErrors.InvalidParams("before must be a position");
}
