namespace ContactCenter.Api.Http;

/// <summary>The input of an operation that has none.</summary>
internal sealed record NoRequest;
