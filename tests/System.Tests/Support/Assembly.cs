// A test of single processes runs beside one of a cluster: most of both is waiting. More at once would make the waits say nothing.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestCollectionOrderer("ContactCenter.Tests.Processes.LongestFirst", "ContactCenter.System.Tests")]
