using System.Text.Json.Serialization;

namespace ContactCenter.Api.Routing;

/// <summary>Where a waiting conversation is (contract §8 queueData).</summary>
/// <param name="Position">1 = next.</param>
/// <param name="EstimatedWaitSeconds">Null = nobody can tell, or the workspace does not want it told.</param>
/// <param name="Message">What the workspace says to those who wait; null = nothing.</param>
public sealed record QueuePlace(
    [property: JsonPropertyName("position")] int Position,
    [property: JsonPropertyName("estimatedWaitTimeSeconds"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? EstimatedWaitSeconds,
    [property: JsonPropertyName("message"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);
