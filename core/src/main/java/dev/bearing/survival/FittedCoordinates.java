package dev.bearing.survival;

/** A fitted model whose parameters can be moved where they have no bounds: what the delta method needs of it. */
interface FittedCoordinates {

    /** Returns the number of coordinates: logarithms of the parameters, or the log-odds of a share. */
    int dimensions();

    /** Returns the model, each coordinate moved by so much. */
    RetentionModel moved(double[] by);

    /** Returns the covariance of two coordinates. */
    double covariance(int i, int j);
}
