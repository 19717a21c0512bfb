// Each test runs several processes under load: one after the other, so that the bounds on waiting mean something.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
