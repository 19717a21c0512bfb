namespace ContactCenter.Api.Routing;

/// <summary>The place of a waiting conversation in its queue (contract §8 queueData).</summary>
/// <param name="Position">The place, counted from 1.</param>
/// <param name="EstimatedWaitSeconds">Estimated wait in seconds; null = unknown, or the workspace does not show it.</param>
/// <param name="Message">The workspace's message to waiting visitors; null = none.</param>
public sealed record QueuePlace(
    [property: JsonPropertyName("position")] int Position,
    [property: JsonPropertyName("estimatedWaitTimeSeconds"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? EstimatedWaitSeconds,
    [property: JsonPropertyName("message"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);
