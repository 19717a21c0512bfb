namespace ContactCenter.Api.Operations;

/// <summary>A request of a visitors' operation that names the visitor. <see cref="IVisitorPipeline"/> reads it before the operation runs.</summary>
internal interface IVisitorRequest
{
    /// <summary>The visitor's secret.</summary>
    string? Token { get; }

    /// <summary>The id of the room that it is about; null = none, or it stands in the path.</summary>
    string? Rid => null;
}
